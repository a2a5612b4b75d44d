-- What a side said on paper or by telephone is entered by the office, which says so.

alter table pairing.proposals add column supporter_how text;
alter table pairing.proposals add column community_how text;
comment on column pairing.proposals.supporter_how is 'In what way the side said it, where the office entered the answer; null where it answered itself.';
comment on column pairing.proposals.community_how is 'In what way the side said it, where the office entered the answer; null where it answered itself.';
