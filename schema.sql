-- The register of information-system security levels: one SQLite file, readable with the plain sqlite3 shell.
--
-- Nothing is overwritten and nothing is deleted. Every table but `entry` holds facts, and every fact carries
--   fact        its number in its table: 1, 2, 3 … without gaps
--   valid_from  the first day on which it held in the world
--   valid_to    the day after the last one (half open); 9999-12-31: it still holds
--   entry       the journal entry that recorded it
--   voided_by   the entry that replaced it or took it back; NULL while it stands
-- A fact holds on day D as known at entry K when
--   valid_from <= D AND D < valid_to AND entry <= K AND (voided_by IS NULL OR voided_by > K).
-- Columns stand in this order: fact, the key whose standing facts never overlap, the values, then the other four.
-- Days are ISO text in Vietnam's calendar; 0001-01-01 means always. Moments are UTC: 2026-11-23T08:15:30Z.
-- docs/chain.md describes how the digests are made.
--
-- Triggers use built-in functions only, so that the shell can read and write under the same rules.

PRAGMA application_id = 1667330148; -- "capd"
PRAGMA user_version = 1;

-- One recorded act: one transaction, one actor, one link of the chain. An entry is open until it has its digest;
-- only the newest can be open, and facts are written under the open entry only.
CREATE TABLE entry (
  seq INTEGER PRIMARY KEY,        -- 1, 2, 3 …
  recorded_at TEXT NOT NULL       -- the moment it was recorded, UTC
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at, '+0 days') IS recorded_at AND recorded_at >= '0001'),
  actor TEXT NOT NULL             -- who says to have done it: a claim
    CHECK (actor <> '' AND instr(actor, char(0)) = 0),
  os_user TEXT NOT NULL           -- the operating system's name of the user whose process wrote it
    CHECK (instr(os_user, char(0)) = 0),
  action TEXT NOT NULL            -- the act, as the command is named: register, approve, import systems …
    CHECK (action <> '' AND instr(action, char(0)) = 0),
  note TEXT                       -- why, in the actor's words; in entry 1 the 128 random bits of the register
    CHECK (note <> '' AND instr(note, char(0)) = 0),
  source TEXT                     -- the file it came from: name and SHA-256
    CHECK (source <> '' AND instr(source, char(0)) = 0),
  digest TEXT                     -- SHA-256 in hexadecimal over the digest before and all that this entry wrote
    CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*' AND instr(digest, char(0)) = 0)
) STRICT;

CREATE TRIGGER entry_insert BEFORE INSERT ON entry BEGIN
  SELECT CASE
    WHEN NEW.seq IS NOT (SELECT ifnull(max(seq), 0) + 1 FROM entry)
      THEN RAISE(ABORT, 'entry: entries are numbered 1, 2, 3 and so on')
    WHEN NEW.digest IS NOT NULL
      THEN RAISE(ABORT, 'entry: an entry opens without a digest')
    WHEN (SELECT digest IS NULL FROM entry ORDER BY seq DESC LIMIT 1)
      THEN RAISE(ABORT, 'entry: the entry before this one is still open')
  END;
END;

CREATE TRIGGER entry_update BEFORE UPDATE ON entry
WHEN OLD.digest IS NOT NULL OR NEW.digest IS NULL
  OR (NEW.seq, NEW.recorded_at, NEW.actor, NEW.os_user, NEW.action, NEW.note, NEW.source)
    IS NOT (OLD.seq, OLD.recorded_at, OLD.actor, OLD.os_user, OLD.action, OLD.note, OLD.source)
BEGIN
  SELECT RAISE(ABORT, 'entry: only the digest of the open entry can be set, once');
END;

CREATE TRIGGER entry_delete BEFORE DELETE ON entry BEGIN
  SELECT RAISE(ABORT, 'entry: nothing is deleted');
END;

-- A body that owns or operates systems, over the days during which it had this name, code, tier and parent.
CREATE TABLE organization (
  fact INTEGER PRIMARY KEY,
  id INTEGER NOT NULL REFERENCES organization (fact),-- which organization: the fact that introduced it
  code TEXT NOT NULL              -- the code people use; one bearer at a time, but used again over the years
    CHECK (code <> '' AND instr(code, char(0)) = 0),
  name TEXT NOT NULL CHECK (name <> '' AND instr(name, char(0)) = 0),-- as it calls itself
  tier TEXT NOT NULL              -- a department has the tier it works for
    CHECK (tier IN ('province', 'district', 'commune')),
  parent INTEGER REFERENCES organization (fact),-- the body it belongs to; NULL at the top
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- Looked up by everything that names an owner or operator.
CREATE INDEX organization_by_id ON organization (id, valid_from);

-- Looked up by every code that is typed.
CREATE INDEX organization_by_code ON organization (code, valid_from);

-- Walked down by the filter --owner.
CREATE INDEX organization_by_parent ON organization (parent);

CREATE TRIGGER organization_insert BEFORE INSERT ON organization BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL AND seq = NEW.entry FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
      THEN RAISE(ABORT, 'organization: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'organization: a fact is written standing')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM organization)
      THEN RAISE(ABORT, 'organization: facts are numbered 1, 2, 3 and so on')
    WHEN NEW.id <> NEW.fact AND NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.id AND id = fact)
      THEN RAISE(ABORT, 'organization: id is the fact that introduced it')
    WHEN NEW.parent IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.parent AND id = fact)
      THEN RAISE(ABORT, 'organization: parent refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM organization
      WHERE id = NEW.id AND voided_by IS NULL AND valid_from < NEW.valid_to
      ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'organization: overlaps a standing fact of this organization')
    WHEN NEW.valid_from < (SELECT valid_to FROM organization
      WHERE code = NEW.code AND voided_by IS NULL AND valid_from < NEW.valid_to
      ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'organization: another organization bears this code')
  END;
END;

CREATE TRIGGER organization_update BEFORE UPDATE ON organization
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL AND seq = NEW.voided_by FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
  OR (NEW.fact, NEW.id, NEW.code, NEW.name, NEW.tier, NEW.parent, NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.id, OLD.code, OLD.name, OLD.tier, OLD.parent, OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'organization: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER organization_delete BEFORE DELETE ON organization BEGIN
  SELECT RAISE(ABORT, 'organization: nothing is deleted');
END;

-- Which organization took over from which, many to many, from the first day after.
CREATE TABLE succession (
  fact INTEGER PRIMARY KEY,
  predecessor INTEGER NOT NULL REFERENCES organization (fact),-- who was there before
  successor INTEGER NOT NULL REFERENCES organization (fact),-- who took over
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- Who took over from it.
CREATE INDEX succession_by_predecessor ON succession (predecessor, successor, valid_from);

-- What it took over.
CREATE INDEX succession_by_successor ON succession (successor);

CREATE TRIGGER succession_insert BEFORE INSERT ON succession BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL AND seq = NEW.entry FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
      THEN RAISE(ABORT, 'succession: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'succession: a fact is written standing')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM succession)
      THEN RAISE(ABORT, 'succession: facts are numbered 1, 2, 3 and so on')
    WHEN NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.predecessor AND id = fact)
      THEN RAISE(ABORT, 'succession: predecessor refers to nothing')
    WHEN NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.successor AND id = fact)
      THEN RAISE(ABORT, 'succession: successor refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM succession
      WHERE predecessor = NEW.predecessor AND successor = NEW.successor AND voided_by IS NULL AND valid_from < NEW.valid_to
      ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'succession: overlaps a standing fact')
  END;
END;

CREATE TRIGGER succession_update BEFORE UPDATE ON succession
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL AND seq = NEW.voided_by FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
  OR (NEW.fact, NEW.predecessor, NEW.successor, NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.predecessor, OLD.successor, OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'succession: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER succession_delete BEFORE DELETE ON succession BEGIN
  SELECT RAISE(ABORT, 'succession: nothing is deleted');
END;

-- An owner vouches that its list of systems is complete; it holds until it vouches again.
CREATE TABLE confirmation (
  fact INTEGER PRIMARY KEY,
  owner INTEGER NOT NULL REFERENCES organization (fact),-- who vouches
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- Which owners vouch on a day: the whole of the approval rate.
CREATE INDEX confirmation_by_owner ON confirmation (owner, valid_from);

CREATE TRIGGER confirmation_insert BEFORE INSERT ON confirmation BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL AND seq = NEW.entry FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
      THEN RAISE(ABORT, 'confirmation: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'confirmation: a fact is written standing')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM confirmation)
      THEN RAISE(ABORT, 'confirmation: facts are numbered 1, 2, 3 and so on')
    WHEN NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.owner AND id = fact)
      THEN RAISE(ABORT, 'confirmation: owner refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM confirmation
      WHERE owner = NEW.owner AND voided_by IS NULL AND valid_from < NEW.valid_to
      ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'confirmation: overlaps a standing fact')
  END;
END;

CREATE TRIGGER confirmation_update BEFORE UPDATE ON confirmation
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL AND seq = NEW.voided_by FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
  OR (NEW.fact, NEW.owner, NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.owner, OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'confirmation: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER confirmation_delete BEFORE DELETE ON confirmation BEGIN
  SELECT RAISE(ABORT, 'confirmation: nothing is deleted');
END;

-- What the annual form prints about an organization.
CREATE TABLE contact (
  fact INTEGER PRIMARY KEY,
  organization INTEGER NOT NULL REFERENCES organization (fact),-- whose contact it is
  specialised_unit INTEGER REFERENCES organization (fact),-- who appraises for this owner
  functions TEXT                  -- the document that sets its functions, duties and powers
    CHECK (functions <> '' AND instr(functions, char(0)) = 0),
  representative TEXT             -- its head
    CHECK (representative <> '' AND instr(representative, char(0)) = 0),
  position TEXT CHECK (position <> '' AND instr(position, char(0)) = 0),-- the head's title
  address TEXT CHECK (address <> '' AND instr(address, char(0)) = 0),-- postal address
  phone TEXT CHECK (phone <> '' AND instr(phone, char(0)) = 0),-- telephone
  email TEXT CHECK (email <> '' AND instr(email, char(0)) = 0),-- e-mail
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- The contact of an organization on a day.
CREATE INDEX contact_by_organization ON contact (organization, valid_from);

CREATE TRIGGER contact_insert BEFORE INSERT ON contact BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL AND seq = NEW.entry FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
      THEN RAISE(ABORT, 'contact: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'contact: a fact is written standing')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM contact)
      THEN RAISE(ABORT, 'contact: facts are numbered 1, 2, 3 and so on')
    WHEN NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.organization AND id = fact)
      THEN RAISE(ABORT, 'contact: organization refers to nothing')
    WHEN NEW.specialised_unit IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.specialised_unit AND id = fact)
      THEN RAISE(ABORT, 'contact: specialised_unit refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM contact
      WHERE organization = NEW.organization AND voided_by IS NULL AND valid_from < NEW.valid_to
      ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'contact: overlaps a standing fact')
  END;
END;

CREATE TRIGGER contact_update BEFORE UPDATE ON contact
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL AND seq = NEW.voided_by FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
  OR (NEW.fact, NEW.organization, NEW.specialised_unit, NEW.functions, NEW.representative, NEW.position,
    NEW.address, NEW.phone, NEW.email, NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.organization, OLD.specialised_unit, OLD.functions, OLD.representative, OLD.position,
    OLD.address, OLD.phone, OLD.email, OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'contact: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER contact_delete BEFORE DELETE ON contact BEGIN
  SELECT RAISE(ABORT, 'contact: nothing is deleted');
END;

-- An information system, over the days during which it had this name, owner, operator, category, competent
-- authority and state. Registered on the first of them.
CREATE TABLE system (
  fact INTEGER PRIMARY KEY,
  id INTEGER NOT NULL REFERENCES system (fact),-- which system: the fact that introduced it
  code TEXT NOT NULL              -- the code people use
    CHECK (code <> '' AND instr(code, char(0)) = 0),
  name TEXT NOT NULL CHECK (name <> '' AND instr(name, char(0)) = 0),-- what it is called
  owner INTEGER NOT NULL REFERENCES organization (fact),-- chủ quản: exactly one
  operator INTEGER NOT NULL REFERENCES organization (fact),-- đơn vị vận hành: the lead one
  category TEXT                   -- NULL: not classified
    CHECK (category IN ('internal', 'public', 'infrastructure', 'control', 'other')),
  authority TEXT NOT NULL         -- the tier that is competent to approve
    CHECK (authority IN ('province', 'district', 'commune')),
  state TEXT NOT NULL             -- only operating ones count in a figure
    CHECK (state IN ('building', 'operating', 'suspended', 'retired')),
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- The timeline of a system.
CREATE INDEX system_by_id ON system (id, valid_from);

-- Looked up by every code that is typed.
CREATE INDEX system_by_code ON system (code, valid_from);

-- The systems of an owner: mergers, and lines that come without a code.
CREATE INDEX system_by_owner ON system (owner);

CREATE TRIGGER system_insert BEFORE INSERT ON system BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL AND seq = NEW.entry FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
      THEN RAISE(ABORT, 'system: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'system: a fact is written standing')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM system)
      THEN RAISE(ABORT, 'system: facts are numbered 1, 2, 3 and so on')
    WHEN NEW.id <> NEW.fact AND NOT EXISTS (SELECT 1 FROM system WHERE fact = NEW.id AND id = fact)
      THEN RAISE(ABORT, 'system: id is the fact that introduced it')
    WHEN NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.owner AND id = fact)
      THEN RAISE(ABORT, 'system: owner refers to nothing')
    WHEN NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.operator AND id = fact)
      THEN RAISE(ABORT, 'system: operator refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM system
      WHERE id = NEW.id AND voided_by IS NULL AND valid_from < NEW.valid_to
      ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'system: overlaps a standing fact of this system')
    WHEN NEW.valid_from < (SELECT valid_to FROM system
      WHERE code = NEW.code AND voided_by IS NULL AND valid_from < NEW.valid_to
      ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'system: another system bears this code')
  END;
END;

CREATE TRIGGER system_update BEFORE UPDATE ON system
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL AND seq = NEW.voided_by FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
  OR (NEW.fact, NEW.id, NEW.code, NEW.name, NEW.owner, NEW.operator, NEW.category, NEW.authority,
    NEW.state, NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.id, OLD.code, OLD.name, OLD.owner, OLD.operator, OLD.category, OLD.authority,
    OLD.state, OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'system: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER system_delete BEFORE DELETE ON system BEGIN
  SELECT RAISE(ABORT, 'system: nothing is deleted');
END;

-- How far the proposal of a level has come (hồ sơ đề xuất cấp độ). A new one after `approved` or `withdrawn` runs
-- beside the approval in force.
CREATE TABLE dossier (
  fact INTEGER PRIMARY KEY,
  system INTEGER NOT NULL REFERENCES system (fact),-- the system proposed for
  proposed_level INTEGER NOT NULL CHECK (proposed_level BETWEEN 1 AND 3),-- the level proposed
  status TEXT NOT NULL            -- how far it has come
    CHECK (status IN ('draft', 'submitted', 'returned', 'appraised', 'approved', 'withdrawn')),
  expected_on TEXT                -- when approval is expected: a day, 2027-06, 2027-Q2 or 2027
    CHECK (expected_on >= '0001' AND instr(expected_on, char(0)) = 0
      AND (date(expected_on, '+0 days') IS expected_on OR date(expected_on || '-01') IS expected_on || '-01'
      OR expected_on GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]' OR expected_on GLOB '[0-9][0-9][0-9][0-9]')),
  note TEXT CHECK (note <> '' AND instr(note, char(0)) = 0),-- why it was returned, what the appraisal said
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- The timeline of a system's dossier.
CREATE INDEX dossier_by_system ON dossier (system, valid_from);

CREATE TRIGGER dossier_insert BEFORE INSERT ON dossier BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL AND seq = NEW.entry FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
      THEN RAISE(ABORT, 'dossier: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'dossier: a fact is written standing')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM dossier)
      THEN RAISE(ABORT, 'dossier: facts are numbered 1, 2, 3 and so on')
    WHEN NOT EXISTS (SELECT 1 FROM system WHERE fact = NEW.system AND id = fact)
      THEN RAISE(ABORT, 'dossier: system refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM dossier
      WHERE system = NEW.system AND voided_by IS NULL AND valid_from < NEW.valid_to
      ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'dossier: overlaps a standing fact')
  END;
END;

CREATE TRIGGER dossier_update BEFORE UPDATE ON dossier
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL AND seq = NEW.voided_by FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
  OR (NEW.fact, NEW.system, NEW.proposed_level, NEW.status, NEW.expected_on, NEW.note, NEW.valid_from,
    NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.system, OLD.proposed_level, OLD.status, OLD.expected_on, OLD.note, OLD.valid_from,
    OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'dossier: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER dossier_delete BEFORE DELETE ON dossier BEGIN
  SELECT RAISE(ABORT, 'dossier: nothing is deleted');
END;

-- A decision in force (quyết định phê duyệt cấp độ).
CREATE TABLE approval (
  fact INTEGER PRIMARY KEY,
  system INTEGER NOT NULL REFERENCES system (fact),-- the system decided on
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),-- the level approved
  authority TEXT NOT NULL         -- the tier that approved
    CHECK (authority IN ('province', 'district', 'commune')),
  issuer TEXT                     -- who signed, as the decision names it; NULL: not on record (import only)
    CHECK (issuer <> '' AND instr(issuer, char(0)) = 0),
  number TEXT                     -- the decision's number; NULL: not on record (import only)
    CHECK (number <> '' AND instr(number, char(0)) = 0),
  decided_on TEXT NOT NULL        -- the decision's day
    CHECK (date(decided_on, '+0 days') IS decided_on AND decided_on >= '0001'),
  basis TEXT NOT NULL             -- the decree it rests on
    CHECK (basis IN ('nd85', 'nd331')),
  regulation_number TEXT          -- the security regulation of the system (quy chế)
    CHECK (regulation_number <> '' AND instr(regulation_number, char(0)) = 0),
  regulation_on TEXT              -- its day
    CHECK (date(regulation_on, '+0 days') IS regulation_on AND regulation_on >= '0001'),
  regulation_issuer TEXT          -- who issued it
    CHECK (regulation_issuer <> '' AND instr(regulation_issuer, char(0)) = 0),
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- The approval in force, and the levels before it.
CREATE INDEX approval_by_system ON approval (system, valid_from);

CREATE TRIGGER approval_insert BEFORE INSERT ON approval BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL AND seq = NEW.entry FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
      THEN RAISE(ABORT, 'approval: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'approval: a fact is written standing')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM approval)
      THEN RAISE(ABORT, 'approval: facts are numbered 1, 2, 3 and so on')
    WHEN NOT EXISTS (SELECT 1 FROM system WHERE fact = NEW.system AND id = fact)
      THEN RAISE(ABORT, 'approval: system refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM approval
      WHERE system = NEW.system AND voided_by IS NULL AND valid_from < NEW.valid_to
      ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'approval: overlaps a standing fact')
  END;
END;

CREATE TRIGGER approval_update BEFORE UPDATE ON approval
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL AND seq = NEW.voided_by FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
  OR (NEW.fact, NEW.system, NEW.level, NEW.authority, NEW.issuer, NEW.number, NEW.decided_on, NEW.basis,
    NEW.regulation_number, NEW.regulation_on, NEW.regulation_issuer, NEW.valid_from, NEW.valid_to,
    NEW.entry)
    IS NOT (OLD.fact, OLD.system, OLD.level, OLD.authority, OLD.issuer, OLD.number, OLD.decided_on, OLD.basis,
    OLD.regulation_number, OLD.regulation_on, OLD.regulation_issuer, OLD.valid_from, OLD.valid_to,
    OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'approval: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER approval_delete BEFORE DELETE ON approval BEGIN
  SELECT RAISE(ABORT, 'approval: nothing is deleted');
END;

-- How far the protection plan has come, from the day of the report on. No fact: not reported.
CREATE TABLE plan (
  fact INTEGER PRIMARY KEY,
  system INTEGER NOT NULL REFERENCES system (fact),-- the system reported on
  status TEXT NOT NULL CHECK (status IN ('none', 'partial', 'full')),-- none, partial or full
  expected_on TEXT                -- when it is expected to be full: a day, 2027-06, 2027-Q2 or 2027
    CHECK (expected_on >= '0001' AND instr(expected_on, char(0)) = 0
      AND (date(expected_on, '+0 days') IS expected_on OR date(expected_on || '-01') IS expected_on || '-01'
      OR expected_on GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]' OR expected_on GLOB '[0-9][0-9][0-9][0-9]')),
  evidence TEXT                   -- the path of the document that shows it
    CHECK (evidence <> '' AND instr(evidence, char(0)) = 0),
  evidence_digest TEXT            -- its SHA-256 in hexadecimal
    CHECK (length(evidence_digest) = 64 AND evidence_digest NOT GLOB '*[^0-9a-f]*'
      AND instr(evidence_digest, char(0)) = 0),
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- The plan status on a day.
CREATE INDEX plan_by_system ON plan (system, valid_from);

CREATE TRIGGER plan_insert BEFORE INSERT ON plan BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL AND seq = NEW.entry FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
      THEN RAISE(ABORT, 'plan: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'plan: a fact is written standing')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM plan)
      THEN RAISE(ABORT, 'plan: facts are numbered 1, 2, 3 and so on')
    WHEN NOT EXISTS (SELECT 1 FROM system WHERE fact = NEW.system AND id = fact)
      THEN RAISE(ABORT, 'plan: system refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM plan
      WHERE system = NEW.system AND voided_by IS NULL AND valid_from < NEW.valid_to
      ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'plan: overlaps a standing fact')
  END;
END;

CREATE TRIGGER plan_update BEFORE UPDATE ON plan
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL AND seq = NEW.voided_by FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
  OR (NEW.fact, NEW.system, NEW.status, NEW.expected_on, NEW.evidence, NEW.evidence_digest,
    NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.system, OLD.status, OLD.expected_on, OLD.evidence, OLD.evidence_digest,
    OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'plan: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER plan_delete BEFORE DELETE ON plan BEGIN
  SELECT RAISE(ABORT, 'plan: nothing is deleted');
END;

-- The latest inspection of its kind, from its day until the next (kiểm tra, đánh giá).
CREATE TABLE inspection (
  fact INTEGER PRIMARY KEY,
  system INTEGER NOT NULL REFERENCES system (fact),-- the system inspected
  kind TEXT NOT NULL              -- why it was inspected
    CHECK (kind IN ('before-use', 'periodic', 'unscheduled')),
  inspector TEXT                  -- who inspected
    CHECK (inspector <> '' AND instr(inspector, char(0)) = 0),
  document TEXT                   -- the number of the minutes
    CHECK (document <> '' AND instr(document, char(0)) = 0),
  result TEXT                     -- NULL: not on record
    CHECK (result IN ('conforming', 'not-conforming')),
  remedy_by TEXT                  -- the day by which what was found is to be remedied
    CHECK (date(remedy_by, '+0 days') IS remedy_by AND remedy_by >= '0001'),
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- The latest inspection of a kind on a day.
CREATE INDEX inspection_by_system ON inspection (system, kind, valid_from);

CREATE TRIGGER inspection_insert BEFORE INSERT ON inspection BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL AND seq = NEW.entry FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
      THEN RAISE(ABORT, 'inspection: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'inspection: a fact is written standing')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM inspection)
      THEN RAISE(ABORT, 'inspection: facts are numbered 1, 2, 3 and so on')
    WHEN NOT EXISTS (SELECT 1 FROM system WHERE fact = NEW.system AND id = fact)
      THEN RAISE(ABORT, 'inspection: system refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM inspection
      WHERE system = NEW.system AND kind = NEW.kind AND voided_by IS NULL AND valid_from < NEW.valid_to
      ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'inspection: overlaps a standing fact')
  END;
END;

CREATE TRIGGER inspection_update BEFORE UPDATE ON inspection
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL AND seq = NEW.voided_by FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
  OR (NEW.fact, NEW.system, NEW.kind, NEW.inspector, NEW.document, NEW.result, NEW.remedy_by,
    NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.system, OLD.kind, OLD.inspector, OLD.document, OLD.result, OLD.remedy_by,
    OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'inspection: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER inspection_delete BEFORE DELETE ON inspection BEGIN
  SELECT RAISE(ABORT, 'inspection: nothing is deleted');
END;

-- The name of a state of knowledge: the figures of a day as known at this fact's own entry.
CREATE TABLE closing (
  fact INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> '' AND instr(name, char(0)) = 0),-- what --known-at calls it
  as_of TEXT NOT NULL             -- the day whose figures were closed
    CHECK (date(as_of, '+0 days') IS as_of AND as_of >= '0001'),
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- Looked up by --known-at NAME.
CREATE INDEX closing_by_name ON closing (name, valid_from);

CREATE TRIGGER closing_insert BEFORE INSERT ON closing BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL AND seq = NEW.entry FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
      THEN RAISE(ABORT, 'closing: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'closing: a fact is written standing')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM closing)
      THEN RAISE(ABORT, 'closing: facts are numbered 1, 2, 3 and so on')
    WHEN NEW.valid_from < (SELECT valid_to FROM closing
      WHERE name = NEW.name AND voided_by IS NULL AND valid_from < NEW.valid_to
      ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'closing: overlaps a standing fact')
  END;
END;

CREATE TRIGGER closing_update BEFORE UPDATE ON closing
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL AND seq = NEW.voided_by FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
  OR (NEW.fact, NEW.name, NEW.as_of, NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.name, OLD.as_of, OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'closing: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER closing_delete BEFORE DELETE ON closing BEGIN
  SELECT RAISE(ABORT, 'closing: nothing is deleted');
END;

-- Days on which the clocks of the law stand still, besides Saturdays and Sundays.
CREATE TABLE holiday (
  fact INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> '' AND instr(name, char(0)) = 0),-- what is celebrated
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- Counting working days.
CREATE INDEX holiday_by_day ON holiday (valid_from);

CREATE TRIGGER holiday_insert BEFORE INSERT ON holiday BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL AND seq = NEW.entry FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
      THEN RAISE(ABORT, 'holiday: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'holiday: a fact is written standing')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM holiday)
      THEN RAISE(ABORT, 'holiday: facts are numbered 1, 2, 3 and so on')
    WHEN NEW.valid_from < (SELECT valid_to FROM holiday
      WHERE voided_by IS NULL AND valid_from < NEW.valid_to
      ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'holiday: overlaps a standing fact')
  END;
END;

CREATE TRIGGER holiday_update BEFORE UPDATE ON holiday
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL AND seq = NEW.voided_by FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
  OR (NEW.fact, NEW.name, NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.name, OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'holiday: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER holiday_delete BEFORE DELETE ON holiday BEGIN
  SELECT RAISE(ABORT, 'holiday: nothing is deleted');
END;

-- A rule of the law, while it is in force: tiers that approve, legal bases, clocks, cycles, yearly deadlines, what is
-- required, and how long a change of law leaves to follow it.
CREATE TABLE rule (
  fact INTEGER PRIMARY KEY,
  kind TEXT NOT NULL              -- what sort of rule
    CHECK (kind IN ('authority', 'basis', 'clock', 'cycle', 'deadline', 'requirement', 'transition')),
  subject TEXT NOT NULL           -- what it is about: district, nd331, appraise-3, report-to-owner …
    CHECK (subject <> '' AND instr(subject, char(0)) = 0),
  amount INTEGER                  -- how many units; NULL where the rule has none
    CHECK (amount > 0),
  unit TEXT CHECK (unit IN ('working-day', 'day', 'month', 'year')),-- of the amount
  day TEXT                        -- of every year, the last on which it is in time: 12-14
    CHECK (date('2001-' || day, '+0 days') IS '2001-' || day),
  article TEXT NOT NULL           -- where the law says so, in its own words
    CHECK (article <> '' AND instr(article, char(0)) = 0),
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- The rule in force on a day.
CREATE INDEX rule_by_subject ON rule (kind, subject, valid_from);

CREATE TRIGGER rule_insert BEFORE INSERT ON rule BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL AND seq = NEW.entry FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
      THEN RAISE(ABORT, 'rule: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'rule: a fact is written standing')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM rule)
      THEN RAISE(ABORT, 'rule: facts are numbered 1, 2, 3 and so on')
    WHEN NEW.valid_from < (SELECT valid_to FROM rule
      WHERE kind = NEW.kind AND subject = NEW.subject AND voided_by IS NULL AND valid_from < NEW.valid_to
      ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'rule: overlaps a standing fact')
  END;
END;

CREATE TRIGGER rule_update BEFORE UPDATE ON rule
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL AND seq = NEW.voided_by FROM entry ORDER BY seq DESC LIMIT 1) IS NOT 1
  OR (NEW.fact, NEW.kind, NEW.subject, NEW.amount, NEW.unit, NEW.day, NEW.article, NEW.valid_from,
    NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.kind, OLD.subject, OLD.amount, OLD.unit, OLD.day, OLD.article, OLD.valid_from,
    OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'rule: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER rule_delete BEFORE DELETE ON rule BEGIN
  SELECT RAISE(ABORT, 'rule: nothing is deleted');
END;
