-- What all shops of an installation measured of a kind of advice, added up.

-- Global by decision: sums over at least so many shops that none can be told from them, gathered by the owner, each shop
-- read in its own context. A shop that keeps its outcomes to itself is left out.
create table insight.installation_learning (
  category    text        not null,
  scope_kind  text        not null check (scope_kind in ('team')),
  scope_id    text        not null,
  support     real        not null check (support >= 0),
  counter     real        not null check (counter >= 0),
  shops       integer     not null check (shops >= 5),
  gathered_at timestamptz not null,
  primary key (category, scope_kind, scope_id)
);
comment on table insight.installation_learning is 'How often advice of one kind from one team won in all shops that lend their outcomes.';
comment on column insight.installation_learning.category is 'Kind of advice: the name of its template.';
comment on column insight.installation_learning.support is 'Outcomes that won, older ones counting less, as of gathered_at; counter: those that did not.';
comment on column insight.installation_learning.shops is 'Shops that had outcomes to lend.';
grant select on insight.installation_learning to steward_app;
