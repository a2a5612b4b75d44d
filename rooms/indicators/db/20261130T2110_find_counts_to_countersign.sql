create index monthly_counts_to_countersign on indicators.monthly_counts (county_code, month)
  where countersigned_by is null;
