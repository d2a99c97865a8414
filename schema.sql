-- The registry of information-system security levels: one SQLite file, readable with the plain sqlite3 shell.
--
-- Nothing is overwritten and nothing is deleted. Every table but `entry` holds facts, and every fact carries
--   fact        its number in its table: 1, 2, 3 … without gaps
--   valid_from  the first day on which it held in the world
--   valid_to    the day after the last one (half open); 9999-12-31: it still holds
--   entry       the journal entry that recorded it
--   voided_by   the entry that replaced it or took it back; NULL: it is current
-- A fact holds on day D as known at entry K when
--   valid_from <= D AND D < valid_to AND entry <= K AND (voided_by IS NULL OR voided_by > K).
-- Columns stand in this order: fact, the key whose current facts never overlap, the values, then the other four.
-- Days are ISO text in Vietnam's calendar; 0001-01-01 means always. Moments are UTC: 2026-11-23T08:15:30Z.
-- An organization and a system are what the column `id` says, whatever their code and name; references lead to it.
-- Where a document names a body there are two columns: the organization it is, if it is one, and the name as written.
--
-- First the tables with their indexes, then views for a reader with nothing but this file, then the triggers that
-- refuse. All use built-in functions only, so that the shell can read and write under the same rules.
-- docs/chain.md describes how the digests are made.

PRAGMA application_id = 1667330148; -- "capd"
PRAGMA user_version = 1;

-- One recorded act: one transaction, one actor, one link of the chain. An entry is open until it has its digest;
-- only the newest can be open, and facts are written under the open entry only.
CREATE TABLE entry (
  seq INTEGER PRIMARY KEY,        -- 1, 2, 3 …
  recorded_at TEXT NOT NULL       -- the moment it was recorded, UTC
    CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at, '+0 days') IS recorded_at AND recorded_at >= '0001'),
  actor TEXT NOT NULL             -- who says to have done it: a claim
    CHECK (length(actor) BETWEEN 1 AND 200 AND instr(actor, char(0)) = 0),
  os_user TEXT NOT NULL           -- the operating system's name of the user whose process wrote it
    CHECK (length(os_user) <= 256 AND instr(os_user, char(0)) = 0),
  act TEXT NOT NULL               -- as the command is named: register, approve, import systems …
    CHECK (length(act) BETWEEN 1 AND 200 AND instr(act, char(0)) = 0),
  note TEXT                       -- why, in the actor's words; in entry 1 the 128 random bits of the registry
    CHECK (length(note) BETWEEN 1 AND 4000 AND instr(note, char(0)) = 0),
  source TEXT                     -- the file it came from: name and SHA-256
    CHECK (length(source) BETWEEN 1 AND 4200 AND instr(source, char(0)) = 0),
  run INTEGER                     -- the first entry of the command that recorded it; NULL: it is the first
    CHECK (run >= 1 AND run < seq),
  digest TEXT                     -- SHA-256 in hexadecimal over the digest before and all that this entry wrote
    CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*' AND instr(digest, char(0)) = 0)
) STRICT;

-- What the registry is called, and whose it is.
CREATE TABLE registry (
  fact INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500 AND instr(name, char(0)) = 0),
  province_code TEXT              -- the province's code in the national list
    CHECK (length(province_code) BETWEEN 1 AND 64 AND instr(province_code, char(0)) = 0),
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- The name on a day.
CREATE INDEX registry_by_day ON registry (valid_from);

-- A body that owns or operates systems, over the days during which it had this name, code, tier and parent.
CREATE TABLE organization (
  fact INTEGER PRIMARY KEY,
  id INTEGER NOT NULL REFERENCES organization (fact), -- which organization: the fact that introduced it
  code TEXT NOT NULL              -- the code people use; of one organization at a time, used again over the years
    CHECK (length(code) BETWEEN 1 AND 64 AND instr(code, char(0)) = 0),
  name TEXT NOT NULL              -- as it calls itself
    CHECK (length(name) BETWEEN 1 AND 500 AND instr(name, char(0)) = 0),
  tier TEXT NOT NULL              -- a department has the tier it works for
    CHECK (tier = 'province' OR tier = 'district' OR tier = 'commune'),
  parent INTEGER REFERENCES organization (fact), -- the body it belongs to; NULL at the top
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

-- Another name by which people mean an organization; its own names are in `organization`.
CREATE TABLE alias (
  fact INTEGER PRIMARY KEY,
  organization INTEGER NOT NULL REFERENCES organization (fact), -- who is meant
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500 AND instr(name, char(0)) = 0),
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- The names of an organization.
CREATE INDEX alias_by_organization ON alias (organization, name, valid_from);

-- Which organization took over from which, many to many, from the first day after.
CREATE TABLE succession (
  fact INTEGER PRIMARY KEY,
  predecessor INTEGER NOT NULL REFERENCES organization (fact), -- who was there before
  successor INTEGER NOT NULL REFERENCES organization (fact), -- who took over
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

-- An owner vouches that its list of systems is complete; it holds until it vouches again.
CREATE TABLE confirmation (
  fact INTEGER PRIMARY KEY,
  owner INTEGER NOT NULL REFERENCES organization (fact), -- who vouches
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- Which owners vouch on a day: the whole of the approval rate.
CREATE INDEX confirmation_by_owner ON confirmation (owner, valid_from);

-- What the annual form prints about an organization.
CREATE TABLE contact (
  fact INTEGER PRIMARY KEY,
  organization INTEGER NOT NULL REFERENCES organization (fact), -- whose contact it is
  specialized_unit INTEGER REFERENCES organization (fact), -- who appraises for this owner
  functions TEXT                  -- the document that sets its functions, duties and powers
    CHECK (length(functions) BETWEEN 1 AND 1000 AND instr(functions, char(0)) = 0),
  representative TEXT             -- its head
    CHECK (length(representative) BETWEEN 1 AND 1000 AND instr(representative, char(0)) = 0),
  position TEXT                   -- the head's title
    CHECK (length(position) BETWEEN 1 AND 1000 AND instr(position, char(0)) = 0),
  address TEXT CHECK (length(address) BETWEEN 1 AND 1000 AND instr(address, char(0)) = 0),
  phone TEXT CHECK (length(phone) BETWEEN 1 AND 1000 AND instr(phone, char(0)) = 0),
  email TEXT CHECK (length(email) BETWEEN 1 AND 1000 AND instr(email, char(0)) = 0),
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- The contact of an organization on a day.
CREATE INDEX contact_by_organization ON contact (organization, valid_from);

-- An information system, over the days during which it had this name, owner, operator, category, competent
-- authority and state. Registered on the first of them.
CREATE TABLE system (
  fact INTEGER PRIMARY KEY,
  id INTEGER NOT NULL REFERENCES system (fact), -- which system: the fact that introduced it
  code TEXT NOT NULL              -- the code people use
    CHECK (length(code) BETWEEN 1 AND 64 AND instr(code, char(0)) = 0),
  name TEXT NOT NULL              -- what it is called
    CHECK (length(name) BETWEEN 1 AND 500 AND instr(name, char(0)) = 0),
  owner INTEGER NOT NULL REFERENCES organization (fact), -- chủ quản: exactly one
  operator INTEGER NOT NULL REFERENCES organization (fact), -- đơn vị vận hành: the lead one
  category TEXT                   -- NULL: not classified
    CHECK (category = 'internal' OR category = 'public' OR category = 'infrastructure' OR category = 'control'
      OR category = 'other'),
  authority TEXT NOT NULL         -- the tier that is competent to approve
    CHECK (authority = 'province' OR authority = 'district' OR authority = 'commune'),
  state TEXT NOT NULL             -- only operating ones count in a figure
    CHECK (state = 'building' OR state = 'operating' OR state = 'suspended' OR state = 'retired'),
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

-- How far the proposal of a level has come (hồ sơ đề xuất cấp độ). A new one after `approved` or `withdrawn` runs
-- beside the approval in force.
CREATE TABLE dossier (
  fact INTEGER PRIMARY KEY,
  system INTEGER NOT NULL REFERENCES system (fact), -- the system proposed for
  proposed_level INTEGER NOT NULL CHECK (proposed_level BETWEEN 1 AND 3), -- the level proposed
  status TEXT NOT NULL            -- how far it has come; presented: for approval
    CHECK (status = 'draft' OR status = 'submitted' OR status = 'returned' OR status = 'appraised'
      OR status = 'presented' OR status = 'approved' OR status = 'withdrawn'),
  expected_on TEXT                -- when approval is expected: a day, 2027-06, 2027-Q2 or 2027
    CHECK (expected_on >= '0001' AND instr(expected_on, char(0)) = 0
      AND (date(expected_on, '+0 days') IS expected_on OR date(expected_on || '-01') IS expected_on || '-01'
      OR expected_on GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]' OR expected_on GLOB '[0-9][0-9][0-9][0-9]')),
  appraiser INTEGER REFERENCES organization (fact) -- who appraised
    CHECK (appraiser IS NULL OR appraiser_name IS NOT NULL),
  appraiser_name TEXT             -- as the paper names it
    CHECK (length(appraiser_name) BETWEEN 1 AND 500 AND instr(appraiser_name, char(0)) = 0),
  document TEXT                   -- the number of the paper that took the step
    CHECK (length(document) BETWEEN 1 AND 200 AND instr(document, char(0)) = 0),
  result TEXT                     -- what the appraisal found
    CHECK (result = 'conforming' OR result = 'not-conforming'),
  note TEXT                       -- why it was returned, what the appraisal said
    CHECK (length(note) BETWEEN 1 AND 4000 AND instr(note, char(0)) = 0),
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- The timeline of a system's dossier.
CREATE INDEX dossier_by_system ON dossier (system, valid_from);

-- A decision in force (quyết định phê duyệt cấp độ).
CREATE TABLE approval (
  fact INTEGER PRIMARY KEY,
  system INTEGER NOT NULL REFERENCES system (fact), -- the system decided on
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3), -- the level approved
  authority TEXT NOT NULL         -- the tier that approved
    CHECK (authority = 'province' OR authority = 'district' OR authority = 'commune'),
  issuer INTEGER REFERENCES organization (fact) -- who issued it
    CHECK (issuer IS NULL OR issuer_name IS NOT NULL),
  issuer_name TEXT                -- as the decision names it; NULL: not recorded (import only)
    CHECK (length(issuer_name) BETWEEN 1 AND 500 AND instr(issuer_name, char(0)) = 0),
  number TEXT                     -- the decision's number; NULL: not recorded (import only)
    CHECK (length(number) BETWEEN 1 AND 200 AND instr(number, char(0)) = 0),
  decided_on TEXT NOT NULL        -- the decision's day
    CHECK (date(decided_on, '+0 days') IS decided_on AND decided_on >= '0001'),
  basis TEXT NOT NULL             -- the decree it rests on
    CHECK (basis = 'nd85' OR basis = 'nd331'),
  regulation_number TEXT          -- the security regulation of the system (quy chế)
    CHECK (length(regulation_number) BETWEEN 1 AND 200 AND instr(regulation_number, char(0)) = 0),
  regulation_on TEXT              -- its day
    CHECK (date(regulation_on, '+0 days') IS regulation_on AND regulation_on >= '0001'),
  regulation_issuer INTEGER REFERENCES organization (fact) -- who issued it
    CHECK (regulation_issuer IS NULL OR regulation_issuer_name IS NOT NULL),
  regulation_issuer_name TEXT     -- as the regulation names it
    CHECK (length(regulation_issuer_name) BETWEEN 1 AND 500 AND instr(regulation_issuer_name, char(0)) = 0),
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- The approval in force, and the levels before it: a figure reads nothing but this.
CREATE INDEX approval_by_system ON approval (system, valid_from, valid_to, entry, voided_by, level, authority, basis);

-- How far the protection plan has come, from the day of the report on. No fact: not reported.
CREATE TABLE plan (
  fact INTEGER PRIMARY KEY,
  system INTEGER NOT NULL REFERENCES system (fact), -- the system reported on
  status TEXT NOT NULL            -- what is carried out of it
    CHECK (status = 'none' OR status = 'partial' OR status = 'full'),
  expected_on TEXT                -- when it is expected to be full: a day, 2027-06, 2027-Q2 or 2027
    CHECK (expected_on >= '0001' AND instr(expected_on, char(0)) = 0
      AND (date(expected_on, '+0 days') IS expected_on OR date(expected_on || '-01') IS expected_on || '-01'
      OR expected_on GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]' OR expected_on GLOB '[0-9][0-9][0-9][0-9]')),
  evidence TEXT                   -- the path of the document that shows it
    CHECK (length(evidence) BETWEEN 1 AND 4096 AND instr(evidence, char(0)) = 0),
  evidence_digest TEXT            -- its SHA-256 in hexadecimal
    CHECK (length(evidence_digest) = 64 AND evidence_digest NOT GLOB '*[^0-9a-f]*'
      AND instr(evidence_digest, char(0)) = 0),
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- The plan status on a day: a figure reads nothing but this.
CREATE INDEX plan_by_system ON plan (system, valid_from, valid_to, entry, voided_by, status);

-- The latest inspection of its kind, from its day until the next (kiểm tra, đánh giá).
CREATE TABLE inspection (
  fact INTEGER PRIMARY KEY,
  system INTEGER NOT NULL REFERENCES system (fact), -- the system inspected
  kind TEXT NOT NULL              -- why it was inspected
    CHECK (kind = 'before-use' OR kind = 'periodic' OR kind = 'unscheduled' OR kind = 'level-review'),
  inspector INTEGER REFERENCES organization (fact) -- who inspected
    CHECK (inspector IS NULL OR inspector_name IS NOT NULL),
  inspector_name TEXT             -- as the minutes name it
    CHECK (length(inspector_name) BETWEEN 1 AND 500 AND instr(inspector_name, char(0)) = 0),
  document TEXT                   -- the number of the minutes
    CHECK (length(document) BETWEEN 1 AND 200 AND instr(document, char(0)) = 0),
  result TEXT                     -- NULL: not recorded
    CHECK (result = 'conforming' OR result = 'not-conforming'),
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- The latest inspection of a kind on a day.
CREATE INDEX inspection_by_system ON inspection (system, kind, valid_from);

-- The name of a state of knowledge: the figures of a day as known at this fact's own entry.
CREATE TABLE closing (
  fact INTEGER PRIMARY KEY,
  name TEXT NOT NULL              -- what --known-at calls it
    CHECK (length(name) BETWEEN 1 AND 64 AND instr(name, char(0)) = 0),
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

-- Days on which the clocks of the law stand still, besides Saturdays and Sundays.
CREATE TABLE holiday (
  fact INTEGER PRIMARY KEY,
  name TEXT NOT NULL              -- what is celebrated
    CHECK (length(name) BETWEEN 1 AND 500 AND instr(name, char(0)) = 0),
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- Counting working days.
CREATE INDEX holiday_by_day ON holiday (valid_from);

-- A rule of the law, while it is in force: tiers that approve, legal bases, clocks, cycles, yearly deadlines, what is
-- owed, how long a change of law leaves to follow it, and what share is to be reached.
CREATE TABLE rule (
  fact INTEGER PRIMARY KEY,
  kind TEXT NOT NULL              -- what sort of rule
    CHECK (kind = 'authority' OR kind = 'basis' OR kind = 'clock' OR kind = 'cycle' OR kind = 'deadline'
      OR kind = 'obligation' OR kind = 'target' OR kind = 'transition'),
  subject TEXT NOT NULL           -- what it is about: district, nd331, appraise-3, report-to-owner, completion …
    CHECK (length(subject) BETWEEN 1 AND 64 AND instr(subject, char(0)) = 0),
  amount INTEGER                  -- how many units, of a target how many percent; NULL where the rule has none
    CHECK (amount BETWEEN 1 AND 1000),
  unit TEXT                       -- of the amount
    CHECK (unit = 'working-day' OR unit = 'day' OR unit = 'month' OR unit = 'year'),
  day TEXT                        -- the last on which it is in time: 12-14 of every year, or one day 2024-12-31
    CHECK (date('2001-' || day, '+0 days') IS '2001-' || day OR date(day, '+0 days') IS day AND day >= '0001'),
  article TEXT NOT NULL           -- where the law says so, in its own words
    CHECK (length(article) BETWEEN 1 AND 500 AND instr(article, char(0)) = 0),
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- The rule in force on a day.
CREATE INDEX rule_by_subject ON rule (kind, subject, valid_from);

-- A requirement of a catalog: what a system of a level has to fulfill, while the catalog has it.
CREATE TABLE requirement (
  fact INTEGER PRIMARY KEY,
  catalog TEXT NOT NULL           -- tt12-2022, tcvn14423-2026, or an office's own
    CHECK (length(catalog) BETWEEN 1 AND 64 AND instr(catalog, char(0)) = 0),
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3), -- the level that has to fulfill it
  number TEXT NOT NULL              -- as the catalog numbers it; another one at each level
    CHECK (length(number) BETWEEN 1 AND 64 AND instr(number, char(0)) = 0),
  part TEXT                       -- management or technical, where they are divided
    CHECK (length(part) BETWEEN 1 AND 64 AND instr(part, char(0)) = 0),
  topic TEXT NOT NULL             -- its group: policy, network …
    CHECK (length(topic) BETWEEN 1 AND 64 AND instr(topic, char(0)) = 0),
  title TEXT NOT NULL             -- our own short title, in Vietnamese
    CHECK (length(title) BETWEEN 1 AND 500 AND instr(title, char(0)) = 0),
  title_en TEXT NOT NULL          -- the same in English
    CHECK (length(title_en) BETWEEN 1 AND 500 AND instr(title_en, char(0)) = 0),
  article TEXT CHECK (length(article) BETWEEN 1 AND 500 AND instr(article, char(0)) = 0), -- where it is written
  same_as TEXT                    -- the code of the same subject at the next lower level; NULL: it appears first here
    CHECK (length(same_as) BETWEEN 1 AND 64 AND instr(same_as, char(0)) = 0),
  carry TEXT                      -- what becomes of a result of that one when the level rises
    CHECK (carry = 'same' OR carry = 'check' OR carry = 'stricter'),
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- The requirements of a level on a day.
CREATE INDEX requirement_by_number ON requirement (catalog, level, number, valid_from);

-- What was found of one requirement of a system, from its day until the next result. No fact: not assessed.
CREATE TABLE assessment (
  fact INTEGER PRIMARY KEY,
  system INTEGER NOT NULL REFERENCES system (fact), -- the system assessed
  catalog TEXT NOT NULL           -- with level and requirement: which requirement of which catalog
    CHECK (length(catalog) BETWEEN 1 AND 64 AND instr(catalog, char(0)) = 0),
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
  requirement TEXT NOT NULL CHECK (length(requirement) BETWEEN 1 AND 64 AND instr(requirement, char(0)) = 0),
  kind TEXT NOT NULL CHECK (kind = 'self' OR kind = 'review'), -- as what it was assessed: kept side by side
  value TEXT                      -- what was found; NULL: inherited, it has the value of the provider's own result
    CHECK (value = 'met' OR value = 'partial' OR value = 'not-met' OR value = 'not-applicable'),
  reason TEXT                     -- why; what is not applicable has one
    CHECK (length(reason) BETWEEN 1 AND 4000 AND instr(reason, char(0)) = 0),
  expected_on TEXT                -- when it is expected to be met: a day, 2027-06, 2027-Q2 or 2027
    CHECK (expected_on >= '0001' AND instr(expected_on, char(0)) = 0
      AND (date(expected_on, '+0 days') IS expected_on OR date(expected_on || '-01') IS expected_on || '-01'
      OR expected_on GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]' OR expected_on GLOB '[0-9][0-9][0-9][0-9]')),
  evidence TEXT                   -- the path of the document that shows it
    CHECK (length(evidence) BETWEEN 1 AND 4096 AND instr(evidence, char(0)) = 0),
  evidence_digest TEXT            -- its SHA-256 in hexadecimal
    CHECK (length(evidence_digest) = 64 AND evidence_digest NOT GLOB '*[^0-9a-f]*'
      AND instr(evidence_digest, char(0)) = 0),
  assessor TEXT NOT NULL          -- who assessed
    CHECK (assessor = 'operator' OR assessor = 'independent-unit' OR assessor = 'specialized-unit'
      OR assessor = 'professional-body'),
  provider INTEGER REFERENCES system (fact), -- the system that it is inherited from
  provider_level INTEGER CHECK (provider_level BETWEEN 1 AND 3), -- which requirement of it, in the same catalog
  provider_requirement TEXT
    CHECK (length(provider_requirement) BETWEEN 1 AND 64 AND instr(provider_requirement, char(0)) = 0),
  ground TEXT                     -- the contract or document on sharing
    CHECK (length(ground) BETWEEN 1 AND 500 AND instr(ground, char(0)) = 0),
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- The results of a system on a day: a figure reads nothing but this.
CREATE INDEX assessment_by_system ON assessment
  (system, catalog, level, requirement, kind, valid_from, valid_to, entry, voided_by, value, provider);

-- Whether a system has results at all, asked of every 32nd: a sheet of a whole system, facts in a row, has one of them.
CREATE INDEX assessment_sample ON assessment (system, catalog, level, kind, valid_from, valid_to, entry, voided_by)
  WHERE fact % 32 = 0;

-- What is to be put right at a system, until it is done.
CREATE TABLE remedy (
  fact INTEGER PRIMARY KEY,
  id INTEGER NOT NULL REFERENCES remedy (fact), -- which remedy: the fact that introduced it
  system INTEGER NOT NULL REFERENCES system (fact), -- the system
  source TEXT NOT NULL            -- where it comes from
    CHECK (source = 'inspection' OR source = 'own-assessment' OR source = 'appraisal'
      OR source = 'incident' OR source = 'roadmap'),
  catalog TEXT                    -- with level and requirement: the requirement that it is about, where it is about one
    CHECK (length(catalog) BETWEEN 1 AND 64 AND instr(catalog, char(0)) = 0),
  level INTEGER CHECK (level BETWEEN 1 AND 3),
  requirement TEXT CHECK (length(requirement) BETWEEN 1 AND 64 AND instr(requirement, char(0)) = 0),
  task TEXT                       -- what is to be done, in words
    CHECK (length(task) BETWEEN 1 AND 4000 AND instr(task, char(0)) = 0),
  unit INTEGER REFERENCES organization (fact), -- who does it; NULL: the operator
  due_on TEXT                     -- the last day in time; NULL: none set
    CHECK (date(due_on, '+0 days') IS due_on AND due_on >= '0001'),
  done_on TEXT                    -- the day on which it was done; NULL: open
    CHECK (date(done_on, '+0 days') IS done_on AND done_on >= '0001'),
  document TEXT                   -- the number of the paper that shows it
    CHECK (length(document) BETWEEN 1 AND 200 AND instr(document, char(0)) = 0),
  checked_by TEXT                 -- who checked that it was done
    CHECK (length(checked_by) BETWEEN 1 AND 500 AND instr(checked_by, char(0)) = 0),
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- Looked up by `remedy done`.
CREATE INDEX remedy_by_id ON remedy (id, valid_from);

-- The remedies of a system.
CREATE INDEX remedy_by_system ON remedy (system, valid_from);

-- Why a finding is left as it is, until its last day: it is of the facts that showed it, and of no others.
CREATE TABLE answer (
  fact INTEGER PRIMARY KEY,
  finding TEXT NOT NULL           -- the code of the finding
    CHECK (length(finding) BETWEEN 1 AND 64 AND instr(finding, char(0)) = 0),
  kind TEXT NOT NULL CHECK (kind = 'system' OR kind = 'organization'), -- what the finding is about
  object INTEGER NOT NULL CHECK (object > 0), -- which one: its id
  shown_by TEXT NOT NULL          -- what the facts say that showed it
    CHECK (length(shown_by) BETWEEN 1 AND 4096 AND instr(shown_by, char(0)) = 0),
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 4000 AND instr(reason, char(0)) = 0), -- the explanation
  document TEXT                   -- the number of the paper that gives it
    CHECK (length(document) BETWEEN 1 AND 200 AND instr(document, char(0)) = 0),
  valid_from TEXT NOT NULL CHECK (date(valid_from, '+0 days') IS valid_from),
  valid_to TEXT NOT NULL CHECK (date(valid_to, '+0 days') IS valid_to),
  entry INTEGER NOT NULL REFERENCES entry (seq),
  voided_by INTEGER REFERENCES entry (seq) CHECK (voided_by >= entry),
  CHECK ('0001-01-01' <= valid_from AND valid_from < valid_to)
) STRICT;

-- Whether a finding is answered on a day.
CREATE INDEX answer_by_finding ON answer (finding, kind, object, shown_by, valid_from);

-- The systems as they are today in Vietnam, retired ones too, with the plan that counts for the level in force.
CREATE VIEW system_now AS
WITH today (day) AS (SELECT date('now', '+7 hours'))
SELECT s.code, s.name,
  (SELECT o.name FROM organization o WHERE o.id = s.owner AND o.voided_by IS NULL AND o.valid_from <= day
    ORDER BY o.valid_from DESC LIMIT 1) AS owner,
  (SELECT o.name FROM organization o WHERE o.id = s.operator AND o.voided_by IS NULL AND o.valid_from <= day
    ORDER BY o.valid_from DESC LIMIT 1) AS operator,
  s.category, s.state, coalesce(a.authority, s.authority) AS authority,
  d.status AS dossier, d.proposed_level, a.level, a.issuer_name AS issuer, a.number, a.decided_on,
  p.status AS plan, p.valid_from AS plan_on, p.expected_on AS plan_expected_on
FROM today JOIN system s ON s.voided_by IS NULL AND s.valid_from <= day AND day < s.valid_to
LEFT JOIN dossier d ON d.system = s.id AND d.voided_by IS NULL AND d.valid_from <= day AND day < d.valid_to
LEFT JOIN approval a ON a.system = s.id AND a.voided_by IS NULL AND a.valid_from <= day AND day < a.valid_to
LEFT JOIN plan p ON p.system = s.id AND p.voided_by IS NULL AND p.valid_from <= day AND day < p.valid_to
  AND NOT EXISTS (SELECT 1 FROM approval x WHERE x.system = s.id AND x.voided_by IS NULL AND x.level <> a.level
    AND x.valid_from <= day AND x.valid_to > p.valid_from);

-- The figures of today: the operating systems of each tier, and of all of them.
CREATE VIEW figure_now AS
WITH counted AS (
  SELECT authority, count(*) AS operating, count(level) AS approved,
    count(*) FILTER (WHERE level IS NOT NULL AND plan = 'full') AS plan_full,
    count(*) FILTER (WHERE level IS NOT NULL AND plan = 'partial') AS plan_partial,
    count(*) FILTER (WHERE level IS NOT NULL AND plan = 'none') AS plan_none,
    count(*) FILTER (WHERE level IS NOT NULL AND plan IS NULL) AS not_reported
  FROM system_now WHERE state = 'operating' GROUP BY authority)
SELECT * FROM counted
UNION ALL
SELECT 'total', ifnull(sum(operating), 0), ifnull(sum(approved), 0), ifnull(sum(plan_full), 0),
  ifnull(sum(plan_partial), 0), ifnull(sum(plan_none), 0), ifnull(sum(not_reported), 0)
FROM counted;

-- The journal as lines of text, the times in Vietnam's.
CREATE VIEW journal_text AS
SELECT seq, seq || '. ' || strftime('%d/%m/%Y %H:%M:%S', recorded_at, '+7 hours') || ' ' || actor || ': ' || act
  || ifnull(': ' || note, '') || ifnull(' (' || source || ')', '') AS line
FROM entry;

-- What the file refuses by itself. Written by scripts/triggers from the tables above: do not edit by hand.
--   insert  only under the open entry, current, numbered without a gap, with references that are there, and not
--           overlapping a current fact of its key; only the nearest neighbor is asked
--   update  only voided_by, once, from NULL to the open entry
--   delete  nothing

CREATE TRIGGER entry_insert BEFORE INSERT ON entry BEGIN
  SELECT CASE
    WHEN NEW.seq IS NOT (SELECT ifnull(max(seq), 0) + 1 FROM entry)
      THEN RAISE(ABORT, 'entry: entries are numbered 1, 2, 3 and so on')
    WHEN NEW.digest IS NOT NULL
      THEN RAISE(ABORT, 'entry: an entry opens without a digest')
    WHEN (SELECT digest IS NULL FROM entry WHERE seq = NEW.seq - 1)
      THEN RAISE(ABORT, 'entry: the entry before this one is still open')
    WHEN (SELECT run FROM entry WHERE seq = NEW.run) IS NOT NULL
      THEN RAISE(ABORT, 'entry: run is the first entry of a command')
  END;
END;

CREATE TRIGGER entry_update BEFORE UPDATE ON entry
WHEN OLD.digest IS NOT NULL OR NEW.digest IS NULL
  OR (NEW.seq, NEW.recorded_at, NEW.actor, NEW.os_user, NEW.act, NEW.note, NEW.source, NEW.run)
    IS NOT (OLD.seq, OLD.recorded_at, OLD.actor, OLD.os_user, OLD.act, OLD.note, OLD.source, OLD.run)
BEGIN
  SELECT RAISE(ABORT, 'entry: only the digest of the open entry can be set, once');
END;

CREATE TRIGGER entry_delete BEFORE DELETE ON entry BEGIN
  SELECT RAISE(ABORT, 'entry: nothing is deleted');
END;

CREATE TRIGGER registry_insert BEFORE INSERT ON registry BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL FROM entry WHERE seq = NEW.entry) IS NOT 1
      THEN RAISE(ABORT, 'registry: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'registry: a fact is written current')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM registry)
      THEN RAISE(ABORT, 'registry: facts are numbered 1, 2, 3 and so on')
    WHEN NEW.valid_from < (SELECT valid_to FROM registry
      WHERE voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'registry: overlaps a current fact')
  END;
END;

CREATE TRIGGER registry_update BEFORE UPDATE ON registry
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL FROM entry WHERE seq = NEW.voided_by) IS NOT 1
  OR (NEW.fact, NEW.name, NEW.province_code, NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.name, OLD.province_code, OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'registry: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER registry_delete BEFORE DELETE ON registry BEGIN
  SELECT RAISE(ABORT, 'registry: nothing is deleted');
END;

CREATE TRIGGER organization_insert BEFORE INSERT ON organization BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL FROM entry WHERE seq = NEW.entry) IS NOT 1
      THEN RAISE(ABORT, 'organization: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'organization: a fact is written current')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM organization)
      THEN RAISE(ABORT, 'organization: facts are numbered 1, 2, 3 and so on')
    WHEN NEW.id <> NEW.fact
      AND NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.id AND id = fact)
      THEN RAISE(ABORT, 'organization: id is the fact that introduced it')
    WHEN NEW.parent IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.parent AND id = fact)
      THEN RAISE(ABORT, 'organization: parent refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM organization
      WHERE id = NEW.id AND voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'organization: overlaps a current fact of this organization')
    WHEN NEW.valid_from < (SELECT valid_to FROM organization
      WHERE code = NEW.code AND voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'organization: this code belongs to another organization')
  END;
END;

CREATE TRIGGER organization_update BEFORE UPDATE ON organization
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL FROM entry WHERE seq = NEW.voided_by) IS NOT 1
  OR (NEW.fact, NEW.id, NEW.code, NEW.name, NEW.tier, NEW.parent, NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.id, OLD.code, OLD.name, OLD.tier, OLD.parent, OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'organization: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER organization_delete BEFORE DELETE ON organization BEGIN
  SELECT RAISE(ABORT, 'organization: nothing is deleted');
END;

CREATE TRIGGER alias_insert BEFORE INSERT ON alias BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL FROM entry WHERE seq = NEW.entry) IS NOT 1
      THEN RAISE(ABORT, 'alias: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'alias: a fact is written current')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM alias)
      THEN RAISE(ABORT, 'alias: facts are numbered 1, 2, 3 and so on')
    WHEN NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.organization AND id = fact)
      THEN RAISE(ABORT, 'alias: organization refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM alias
      WHERE organization = NEW.organization AND name = NEW.name AND voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'alias: overlaps a current fact')
  END;
END;

CREATE TRIGGER alias_update BEFORE UPDATE ON alias
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL FROM entry WHERE seq = NEW.voided_by) IS NOT 1
  OR (NEW.fact, NEW.organization, NEW.name, NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.organization, OLD.name, OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'alias: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER alias_delete BEFORE DELETE ON alias BEGIN
  SELECT RAISE(ABORT, 'alias: nothing is deleted');
END;

CREATE TRIGGER succession_insert BEFORE INSERT ON succession BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL FROM entry WHERE seq = NEW.entry) IS NOT 1
      THEN RAISE(ABORT, 'succession: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'succession: a fact is written current')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM succession)
      THEN RAISE(ABORT, 'succession: facts are numbered 1, 2, 3 and so on')
    WHEN NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.predecessor AND id = fact)
      THEN RAISE(ABORT, 'succession: predecessor refers to nothing')
    WHEN NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.successor AND id = fact)
      THEN RAISE(ABORT, 'succession: successor refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM succession
      WHERE predecessor = NEW.predecessor AND successor = NEW.successor AND voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'succession: overlaps a current fact')
  END;
END;

CREATE TRIGGER succession_update BEFORE UPDATE ON succession
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL FROM entry WHERE seq = NEW.voided_by) IS NOT 1
  OR (NEW.fact, NEW.predecessor, NEW.successor, NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.predecessor, OLD.successor, OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'succession: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER succession_delete BEFORE DELETE ON succession BEGIN
  SELECT RAISE(ABORT, 'succession: nothing is deleted');
END;

CREATE TRIGGER confirmation_insert BEFORE INSERT ON confirmation BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL FROM entry WHERE seq = NEW.entry) IS NOT 1
      THEN RAISE(ABORT, 'confirmation: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'confirmation: a fact is written current')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM confirmation)
      THEN RAISE(ABORT, 'confirmation: facts are numbered 1, 2, 3 and so on')
    WHEN NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.owner AND id = fact)
      THEN RAISE(ABORT, 'confirmation: owner refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM confirmation
      WHERE owner = NEW.owner AND voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'confirmation: overlaps a current fact')
  END;
END;

CREATE TRIGGER confirmation_update BEFORE UPDATE ON confirmation
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL FROM entry WHERE seq = NEW.voided_by) IS NOT 1
  OR (NEW.fact, NEW.owner, NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.owner, OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'confirmation: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER confirmation_delete BEFORE DELETE ON confirmation BEGIN
  SELECT RAISE(ABORT, 'confirmation: nothing is deleted');
END;

CREATE TRIGGER contact_insert BEFORE INSERT ON contact BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL FROM entry WHERE seq = NEW.entry) IS NOT 1
      THEN RAISE(ABORT, 'contact: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'contact: a fact is written current')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM contact)
      THEN RAISE(ABORT, 'contact: facts are numbered 1, 2, 3 and so on')
    WHEN NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.organization AND id = fact)
      THEN RAISE(ABORT, 'contact: organization refers to nothing')
    WHEN NEW.specialized_unit IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.specialized_unit AND id = fact)
      THEN RAISE(ABORT, 'contact: specialized_unit refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM contact
      WHERE organization = NEW.organization AND voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'contact: overlaps a current fact')
  END;
END;

CREATE TRIGGER contact_update BEFORE UPDATE ON contact
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL FROM entry WHERE seq = NEW.voided_by) IS NOT 1
  OR (NEW.fact, NEW.organization, NEW.specialized_unit, NEW.functions, NEW.representative, NEW.position,
    NEW.address, NEW.phone, NEW.email, NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.organization, OLD.specialized_unit, OLD.functions, OLD.representative, OLD.position,
    OLD.address, OLD.phone, OLD.email, OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'contact: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER contact_delete BEFORE DELETE ON contact BEGIN
  SELECT RAISE(ABORT, 'contact: nothing is deleted');
END;

CREATE TRIGGER system_insert BEFORE INSERT ON system BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL FROM entry WHERE seq = NEW.entry) IS NOT 1
      THEN RAISE(ABORT, 'system: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'system: a fact is written current')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM system)
      THEN RAISE(ABORT, 'system: facts are numbered 1, 2, 3 and so on')
    WHEN NEW.id <> NEW.fact
      AND NOT EXISTS (SELECT 1 FROM system WHERE fact = NEW.id AND id = fact)
      THEN RAISE(ABORT, 'system: id is the fact that introduced it')
    WHEN NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.owner AND id = fact)
      THEN RAISE(ABORT, 'system: owner refers to nothing')
    WHEN NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.operator AND id = fact)
      THEN RAISE(ABORT, 'system: operator refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM system
      WHERE id = NEW.id AND voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'system: overlaps a current fact of this system')
    WHEN NEW.valid_from < (SELECT valid_to FROM system
      WHERE code = NEW.code AND voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'system: this code belongs to another system')
  END;
END;

CREATE TRIGGER system_update BEFORE UPDATE ON system
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL FROM entry WHERE seq = NEW.voided_by) IS NOT 1
  OR (NEW.fact, NEW.id, NEW.code, NEW.name, NEW.owner, NEW.operator, NEW.category, NEW.authority, NEW.state,
    NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.id, OLD.code, OLD.name, OLD.owner, OLD.operator, OLD.category, OLD.authority, OLD.state,
    OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'system: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER system_delete BEFORE DELETE ON system BEGIN
  SELECT RAISE(ABORT, 'system: nothing is deleted');
END;

CREATE TRIGGER dossier_insert BEFORE INSERT ON dossier BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL FROM entry WHERE seq = NEW.entry) IS NOT 1
      THEN RAISE(ABORT, 'dossier: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'dossier: a fact is written current')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM dossier)
      THEN RAISE(ABORT, 'dossier: facts are numbered 1, 2, 3 and so on')
    WHEN NOT EXISTS (SELECT 1 FROM system WHERE fact = NEW.system AND id = fact)
      THEN RAISE(ABORT, 'dossier: system refers to nothing')
    WHEN NEW.appraiser IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.appraiser AND id = fact)
      THEN RAISE(ABORT, 'dossier: appraiser refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM dossier
      WHERE system = NEW.system AND voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'dossier: overlaps a current fact')
  END;
END;

CREATE TRIGGER dossier_update BEFORE UPDATE ON dossier
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL FROM entry WHERE seq = NEW.voided_by) IS NOT 1
  OR (NEW.fact, NEW.system, NEW.proposed_level, NEW.status, NEW.expected_on, NEW.appraiser, NEW.appraiser_name,
    NEW.document, NEW.result, NEW.note, NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.system, OLD.proposed_level, OLD.status, OLD.expected_on, OLD.appraiser, OLD.appraiser_name,
    OLD.document, OLD.result, OLD.note, OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'dossier: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER dossier_delete BEFORE DELETE ON dossier BEGIN
  SELECT RAISE(ABORT, 'dossier: nothing is deleted');
END;

CREATE TRIGGER approval_insert BEFORE INSERT ON approval BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL FROM entry WHERE seq = NEW.entry) IS NOT 1
      THEN RAISE(ABORT, 'approval: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'approval: a fact is written current')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM approval)
      THEN RAISE(ABORT, 'approval: facts are numbered 1, 2, 3 and so on')
    WHEN NOT EXISTS (SELECT 1 FROM system WHERE fact = NEW.system AND id = fact)
      THEN RAISE(ABORT, 'approval: system refers to nothing')
    WHEN NEW.issuer IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.issuer AND id = fact)
      THEN RAISE(ABORT, 'approval: issuer refers to nothing')
    WHEN NEW.regulation_issuer IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.regulation_issuer AND id = fact)
      THEN RAISE(ABORT, 'approval: regulation_issuer refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM approval
      WHERE system = NEW.system AND voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'approval: overlaps a current fact')
  END;
END;

CREATE TRIGGER approval_update BEFORE UPDATE ON approval
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL FROM entry WHERE seq = NEW.voided_by) IS NOT 1
  OR (NEW.fact, NEW.system, NEW.level, NEW.authority, NEW.issuer, NEW.issuer_name, NEW.number, NEW.decided_on,
    NEW.basis, NEW.regulation_number, NEW.regulation_on, NEW.regulation_issuer, NEW.regulation_issuer_name,
    NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.system, OLD.level, OLD.authority, OLD.issuer, OLD.issuer_name, OLD.number, OLD.decided_on,
    OLD.basis, OLD.regulation_number, OLD.regulation_on, OLD.regulation_issuer, OLD.regulation_issuer_name,
    OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'approval: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER approval_delete BEFORE DELETE ON approval BEGIN
  SELECT RAISE(ABORT, 'approval: nothing is deleted');
END;

CREATE TRIGGER plan_insert BEFORE INSERT ON plan BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL FROM entry WHERE seq = NEW.entry) IS NOT 1
      THEN RAISE(ABORT, 'plan: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'plan: a fact is written current')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM plan)
      THEN RAISE(ABORT, 'plan: facts are numbered 1, 2, 3 and so on')
    WHEN NOT EXISTS (SELECT 1 FROM system WHERE fact = NEW.system AND id = fact)
      THEN RAISE(ABORT, 'plan: system refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM plan
      WHERE system = NEW.system AND voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'plan: overlaps a current fact')
  END;
END;

CREATE TRIGGER plan_update BEFORE UPDATE ON plan
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL FROM entry WHERE seq = NEW.voided_by) IS NOT 1
  OR (NEW.fact, NEW.system, NEW.status, NEW.expected_on, NEW.evidence, NEW.evidence_digest, NEW.valid_from,
    NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.system, OLD.status, OLD.expected_on, OLD.evidence, OLD.evidence_digest, OLD.valid_from,
    OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'plan: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER plan_delete BEFORE DELETE ON plan BEGIN
  SELECT RAISE(ABORT, 'plan: nothing is deleted');
END;

CREATE TRIGGER inspection_insert BEFORE INSERT ON inspection BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL FROM entry WHERE seq = NEW.entry) IS NOT 1
      THEN RAISE(ABORT, 'inspection: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'inspection: a fact is written current')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM inspection)
      THEN RAISE(ABORT, 'inspection: facts are numbered 1, 2, 3 and so on')
    WHEN NOT EXISTS (SELECT 1 FROM system WHERE fact = NEW.system AND id = fact)
      THEN RAISE(ABORT, 'inspection: system refers to nothing')
    WHEN NEW.inspector IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.inspector AND id = fact)
      THEN RAISE(ABORT, 'inspection: inspector refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM inspection
      WHERE system = NEW.system AND kind = NEW.kind AND voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'inspection: overlaps a current fact')
  END;
END;

CREATE TRIGGER inspection_update BEFORE UPDATE ON inspection
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL FROM entry WHERE seq = NEW.voided_by) IS NOT 1
  OR (NEW.fact, NEW.system, NEW.kind, NEW.inspector, NEW.inspector_name, NEW.document, NEW.result,
    NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.system, OLD.kind, OLD.inspector, OLD.inspector_name, OLD.document, OLD.result,
    OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'inspection: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER inspection_delete BEFORE DELETE ON inspection BEGIN
  SELECT RAISE(ABORT, 'inspection: nothing is deleted');
END;

CREATE TRIGGER closing_insert BEFORE INSERT ON closing BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL FROM entry WHERE seq = NEW.entry) IS NOT 1
      THEN RAISE(ABORT, 'closing: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'closing: a fact is written current')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM closing)
      THEN RAISE(ABORT, 'closing: facts are numbered 1, 2, 3 and so on')
    WHEN NEW.valid_from < (SELECT valid_to FROM closing
      WHERE name = NEW.name AND voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'closing: overlaps a current fact')
  END;
END;

CREATE TRIGGER closing_update BEFORE UPDATE ON closing
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL FROM entry WHERE seq = NEW.voided_by) IS NOT 1
  OR (NEW.fact, NEW.name, NEW.as_of, NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.name, OLD.as_of, OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'closing: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER closing_delete BEFORE DELETE ON closing BEGIN
  SELECT RAISE(ABORT, 'closing: nothing is deleted');
END;

CREATE TRIGGER holiday_insert BEFORE INSERT ON holiday BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL FROM entry WHERE seq = NEW.entry) IS NOT 1
      THEN RAISE(ABORT, 'holiday: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'holiday: a fact is written current')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM holiday)
      THEN RAISE(ABORT, 'holiday: facts are numbered 1, 2, 3 and so on')
    WHEN NEW.valid_from < (SELECT valid_to FROM holiday
      WHERE voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'holiday: overlaps a current fact')
  END;
END;

CREATE TRIGGER holiday_update BEFORE UPDATE ON holiday
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL FROM entry WHERE seq = NEW.voided_by) IS NOT 1
  OR (NEW.fact, NEW.name, NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.name, OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'holiday: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER holiday_delete BEFORE DELETE ON holiday BEGIN
  SELECT RAISE(ABORT, 'holiday: nothing is deleted');
END;

CREATE TRIGGER rule_insert BEFORE INSERT ON rule BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL FROM entry WHERE seq = NEW.entry) IS NOT 1
      THEN RAISE(ABORT, 'rule: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'rule: a fact is written current')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM rule)
      THEN RAISE(ABORT, 'rule: facts are numbered 1, 2, 3 and so on')
    WHEN NEW.valid_from < (SELECT valid_to FROM rule
      WHERE kind = NEW.kind AND subject = NEW.subject AND voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'rule: overlaps a current fact')
  END;
END;

CREATE TRIGGER rule_update BEFORE UPDATE ON rule
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL FROM entry WHERE seq = NEW.voided_by) IS NOT 1
  OR (NEW.fact, NEW.kind, NEW.subject, NEW.amount, NEW.unit, NEW.day, NEW.article, NEW.valid_from, NEW.valid_to,
    NEW.entry)
    IS NOT (OLD.fact, OLD.kind, OLD.subject, OLD.amount, OLD.unit, OLD.day, OLD.article, OLD.valid_from, OLD.valid_to,
    OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'rule: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER rule_delete BEFORE DELETE ON rule BEGIN
  SELECT RAISE(ABORT, 'rule: nothing is deleted');
END;

CREATE TRIGGER requirement_insert BEFORE INSERT ON requirement BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL FROM entry WHERE seq = NEW.entry) IS NOT 1
      THEN RAISE(ABORT, 'requirement: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'requirement: a fact is written current')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM requirement)
      THEN RAISE(ABORT, 'requirement: facts are numbered 1, 2, 3 and so on')
    WHEN NEW.valid_from < (SELECT valid_to FROM requirement
      WHERE catalog = NEW.catalog AND level = NEW.level AND number = NEW.number AND voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'requirement: overlaps a current fact')
  END;
END;

CREATE TRIGGER requirement_update BEFORE UPDATE ON requirement
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL FROM entry WHERE seq = NEW.voided_by) IS NOT 1
  OR (NEW.fact, NEW.catalog, NEW.level, NEW.number, NEW.part, NEW.topic, NEW.title, NEW.title_en, NEW.article,
    NEW.same_as, NEW.carry, NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.catalog, OLD.level, OLD.number, OLD.part, OLD.topic, OLD.title, OLD.title_en, OLD.article,
    OLD.same_as, OLD.carry, OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'requirement: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER requirement_delete BEFORE DELETE ON requirement BEGIN
  SELECT RAISE(ABORT, 'requirement: nothing is deleted');
END;

CREATE TRIGGER assessment_insert BEFORE INSERT ON assessment BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL FROM entry WHERE seq = NEW.entry) IS NOT 1
      THEN RAISE(ABORT, 'assessment: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'assessment: a fact is written current')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM assessment)
      THEN RAISE(ABORT, 'assessment: facts are numbered 1, 2, 3 and so on')
    WHEN NOT EXISTS (SELECT 1 FROM system WHERE fact = NEW.system AND id = fact)
      THEN RAISE(ABORT, 'assessment: system refers to nothing')
    WHEN NEW.provider IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM system WHERE fact = NEW.provider AND id = fact)
      THEN RAISE(ABORT, 'assessment: provider refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM assessment
      WHERE system = NEW.system AND catalog = NEW.catalog AND level = NEW.level AND requirement = NEW.requirement AND kind = NEW.kind AND voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'assessment: overlaps a current fact')
  END;
END;

CREATE TRIGGER assessment_update BEFORE UPDATE ON assessment
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL FROM entry WHERE seq = NEW.voided_by) IS NOT 1
  OR (NEW.fact, NEW.system, NEW.catalog, NEW.level, NEW.requirement, NEW.kind, NEW.value, NEW.reason,
    NEW.expected_on, NEW.evidence, NEW.evidence_digest, NEW.assessor, NEW.provider, NEW.provider_level,
    NEW.provider_requirement, NEW.ground, NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.system, OLD.catalog, OLD.level, OLD.requirement, OLD.kind, OLD.value, OLD.reason,
    OLD.expected_on, OLD.evidence, OLD.evidence_digest, OLD.assessor, OLD.provider, OLD.provider_level,
    OLD.provider_requirement, OLD.ground, OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'assessment: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER assessment_delete BEFORE DELETE ON assessment BEGIN
  SELECT RAISE(ABORT, 'assessment: nothing is deleted');
END;

CREATE TRIGGER remedy_insert BEFORE INSERT ON remedy BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL FROM entry WHERE seq = NEW.entry) IS NOT 1
      THEN RAISE(ABORT, 'remedy: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'remedy: a fact is written current')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM remedy)
      THEN RAISE(ABORT, 'remedy: facts are numbered 1, 2, 3 and so on')
    WHEN NEW.id <> NEW.fact
      AND NOT EXISTS (SELECT 1 FROM remedy WHERE fact = NEW.id AND id = fact)
      THEN RAISE(ABORT, 'remedy: id is the fact that introduced it')
    WHEN NOT EXISTS (SELECT 1 FROM system WHERE fact = NEW.system AND id = fact)
      THEN RAISE(ABORT, 'remedy: system refers to nothing')
    WHEN NEW.unit IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM organization WHERE fact = NEW.unit AND id = fact)
      THEN RAISE(ABORT, 'remedy: unit refers to nothing')
    WHEN NEW.valid_from < (SELECT valid_to FROM remedy
      WHERE id = NEW.id AND voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'remedy: overlaps a current fact of this remedy')
  END;
END;

CREATE TRIGGER remedy_update BEFORE UPDATE ON remedy
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL FROM entry WHERE seq = NEW.voided_by) IS NOT 1
  OR (NEW.fact, NEW.id, NEW.system, NEW.source, NEW.catalog, NEW.level, NEW.requirement, NEW.task, NEW.unit,
    NEW.due_on, NEW.done_on, NEW.document, NEW.checked_by, NEW.valid_from, NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.id, OLD.system, OLD.source, OLD.catalog, OLD.level, OLD.requirement, OLD.task, OLD.unit,
    OLD.due_on, OLD.done_on, OLD.document, OLD.checked_by, OLD.valid_from, OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'remedy: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER remedy_delete BEFORE DELETE ON remedy BEGIN
  SELECT RAISE(ABORT, 'remedy: nothing is deleted');
END;

CREATE TRIGGER answer_insert BEFORE INSERT ON answer BEGIN
  SELECT CASE
    WHEN (SELECT digest IS NULL FROM entry WHERE seq = NEW.entry) IS NOT 1
      THEN RAISE(ABORT, 'answer: facts are written under the open entry')
    WHEN NEW.voided_by IS NOT NULL
      THEN RAISE(ABORT, 'answer: a fact is written current')
    WHEN NEW.fact IS NOT (SELECT ifnull(max(fact), 0) + 1 FROM answer)
      THEN RAISE(ABORT, 'answer: facts are numbered 1, 2, 3 and so on')
    WHEN NEW.valid_from < (SELECT valid_to FROM answer
      WHERE finding = NEW.finding AND kind = NEW.kind AND object = NEW.object AND shown_by = NEW.shown_by AND voided_by IS NULL
        AND valid_from < NEW.valid_to ORDER BY valid_from DESC LIMIT 1)
      THEN RAISE(ABORT, 'answer: overlaps a current fact')
  END;
END;

CREATE TRIGGER answer_update BEFORE UPDATE ON answer
WHEN OLD.voided_by IS NOT NULL
  OR (SELECT digest IS NULL FROM entry WHERE seq = NEW.voided_by) IS NOT 1
  OR (NEW.fact, NEW.finding, NEW.kind, NEW.object, NEW.shown_by, NEW.reason, NEW.document, NEW.valid_from,
    NEW.valid_to, NEW.entry)
    IS NOT (OLD.fact, OLD.finding, OLD.kind, OLD.object, OLD.shown_by, OLD.reason, OLD.document, OLD.valid_from,
    OLD.valid_to, OLD.entry)
BEGIN
  SELECT RAISE(ABORT, 'answer: a fact can only be voided, once, by the open entry');
END;

CREATE TRIGGER answer_delete BEFORE DELETE ON answer BEGIN
  SELECT RAISE(ABORT, 'answer: nothing is deleted');
END;
