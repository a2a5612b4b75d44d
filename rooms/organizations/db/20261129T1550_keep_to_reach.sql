-- What a township says of the headers of its sheet is no word for the whole county.

alter table organizations.imports add column said_columns jsonb not null default '[]';
comment on column organizations.imports.said_columns is 'What was said of headers for this file alone, by whoever does not answer for the whole county.';
