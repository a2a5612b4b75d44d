-- A hall shows the pairs of a draw one after the other, and another computer goes on where the first one stood.
alter table pairing.ceremonies add column landed integer not null default 0 check (landed >= 0);
comment on column pairing.ceremonies.landed is 'How many pairs of the draw the hall has shown.';
