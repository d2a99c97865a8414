-- Written by scripts/central-tables from schema.sql; do not edit.
--
-- The facts of many registries under one another. Every table has the columns of schema.sql, which describes them, and
-- before them `registry`: the id of the registry, which is the digest of its entry 1. It is the first column of every
-- key, so that a distributed engine can keep each registry in one place. Days are ISO text, compared byte by byte.

CREATE SCHEMA IF NOT EXISTS capdo;

-- How far each registry was published; the digest is the witness that a chain alone lacks.
CREATE TABLE capdo.published (
  registry text COLLATE "C" PRIMARY KEY,
  entries bigint NOT NULL DEFAULT 0,
  digest text COLLATE "C",
  published_at timestamptz
);

CREATE TABLE capdo."entry" (
  registry text COLLATE "C" NOT NULL REFERENCES capdo.published,
  "seq" bigint NOT NULL,
  "recorded_at" text COLLATE "C" NOT NULL,
  "actor" text COLLATE "C" NOT NULL,
  "os_user" text COLLATE "C" NOT NULL,
  "act" text COLLATE "C" NOT NULL,
  "note" text COLLATE "C",
  "source" text COLLATE "C",
  "run" bigint,
  "digest" text COLLATE "C",
  PRIMARY KEY (registry, seq)
);

CREATE TABLE capdo."registry" (
  registry text COLLATE "C" NOT NULL REFERENCES capdo.published,
  "fact" bigint NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "province_code" text COLLATE "C",
  "valid_from" text COLLATE "C" NOT NULL,
  "valid_to" text COLLATE "C" NOT NULL,
  "entry" bigint NOT NULL,
  "voided_by" bigint,
  PRIMARY KEY (registry, fact)
);

CREATE TABLE capdo."organization" (
  registry text COLLATE "C" NOT NULL REFERENCES capdo.published,
  "fact" bigint NOT NULL,
  "id" bigint NOT NULL,
  "code" text COLLATE "C" NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "tier" text COLLATE "C" NOT NULL,
  "parent" bigint,
  "valid_from" text COLLATE "C" NOT NULL,
  "valid_to" text COLLATE "C" NOT NULL,
  "entry" bigint NOT NULL,
  "voided_by" bigint,
  PRIMARY KEY (registry, fact)
);
CREATE INDEX ON capdo."organization" (registry, "id", valid_from);

CREATE TABLE capdo."alias" (
  registry text COLLATE "C" NOT NULL REFERENCES capdo.published,
  "fact" bigint NOT NULL,
  "organization" bigint NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "valid_from" text COLLATE "C" NOT NULL,
  "valid_to" text COLLATE "C" NOT NULL,
  "entry" bigint NOT NULL,
  "voided_by" bigint,
  PRIMARY KEY (registry, fact)
);
CREATE INDEX ON capdo."alias" (registry, "organization", valid_from);

CREATE TABLE capdo."succession" (
  registry text COLLATE "C" NOT NULL REFERENCES capdo.published,
  "fact" bigint NOT NULL,
  "predecessor" bigint NOT NULL,
  "successor" bigint NOT NULL,
  "valid_from" text COLLATE "C" NOT NULL,
  "valid_to" text COLLATE "C" NOT NULL,
  "entry" bigint NOT NULL,
  "voided_by" bigint,
  PRIMARY KEY (registry, fact)
);
CREATE INDEX ON capdo."succession" (registry, "predecessor", valid_from);

CREATE TABLE capdo."confirmation" (
  registry text COLLATE "C" NOT NULL REFERENCES capdo.published,
  "fact" bigint NOT NULL,
  "owner" bigint NOT NULL,
  "valid_from" text COLLATE "C" NOT NULL,
  "valid_to" text COLLATE "C" NOT NULL,
  "entry" bigint NOT NULL,
  "voided_by" bigint,
  PRIMARY KEY (registry, fact)
);
CREATE INDEX ON capdo."confirmation" (registry, "owner", valid_from);

CREATE TABLE capdo."contact" (
  registry text COLLATE "C" NOT NULL REFERENCES capdo.published,
  "fact" bigint NOT NULL,
  "organization" bigint NOT NULL,
  "specialized_unit" bigint,
  "functions" text COLLATE "C",
  "representative" text COLLATE "C",
  "position" text COLLATE "C",
  "address" text COLLATE "C",
  "phone" text COLLATE "C",
  "email" text COLLATE "C",
  "valid_from" text COLLATE "C" NOT NULL,
  "valid_to" text COLLATE "C" NOT NULL,
  "entry" bigint NOT NULL,
  "voided_by" bigint,
  PRIMARY KEY (registry, fact)
);
CREATE INDEX ON capdo."contact" (registry, "organization", valid_from);

CREATE TABLE capdo."system" (
  registry text COLLATE "C" NOT NULL REFERENCES capdo.published,
  "fact" bigint NOT NULL,
  "id" bigint NOT NULL,
  "code" text COLLATE "C" NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "owner" bigint NOT NULL,
  "operator" bigint NOT NULL,
  "category" text COLLATE "C",
  "authority" text COLLATE "C" NOT NULL,
  "state" text COLLATE "C" NOT NULL,
  "valid_from" text COLLATE "C" NOT NULL,
  "valid_to" text COLLATE "C" NOT NULL,
  "entry" bigint NOT NULL,
  "voided_by" bigint,
  PRIMARY KEY (registry, fact)
);
CREATE INDEX ON capdo."system" (registry, "id", valid_from);

CREATE TABLE capdo."dossier" (
  registry text COLLATE "C" NOT NULL REFERENCES capdo.published,
  "fact" bigint NOT NULL,
  "system" bigint NOT NULL,
  "proposed_level" bigint NOT NULL,
  "status" text COLLATE "C" NOT NULL,
  "expected_on" text COLLATE "C",
  "appraiser" bigint,
  "appraiser_name" text COLLATE "C",
  "document" text COLLATE "C",
  "result" text COLLATE "C",
  "note" text COLLATE "C",
  "valid_from" text COLLATE "C" NOT NULL,
  "valid_to" text COLLATE "C" NOT NULL,
  "entry" bigint NOT NULL,
  "voided_by" bigint,
  PRIMARY KEY (registry, fact)
);
CREATE INDEX ON capdo."dossier" (registry, "system", valid_from);

CREATE TABLE capdo."approval" (
  registry text COLLATE "C" NOT NULL REFERENCES capdo.published,
  "fact" bigint NOT NULL,
  "system" bigint NOT NULL,
  "level" bigint NOT NULL,
  "authority" text COLLATE "C" NOT NULL,
  "issuer" bigint,
  "issuer_name" text COLLATE "C",
  "number" text COLLATE "C",
  "decided_on" text COLLATE "C" NOT NULL,
  "basis" text COLLATE "C" NOT NULL,
  "regulation_number" text COLLATE "C",
  "regulation_on" text COLLATE "C",
  "regulation_issuer" bigint,
  "regulation_issuer_name" text COLLATE "C",
  "valid_from" text COLLATE "C" NOT NULL,
  "valid_to" text COLLATE "C" NOT NULL,
  "entry" bigint NOT NULL,
  "voided_by" bigint,
  PRIMARY KEY (registry, fact)
);
CREATE INDEX ON capdo."approval" (registry, "system", valid_from);

CREATE TABLE capdo."plan" (
  registry text COLLATE "C" NOT NULL REFERENCES capdo.published,
  "fact" bigint NOT NULL,
  "system" bigint NOT NULL,
  "status" text COLLATE "C" NOT NULL,
  "expected_on" text COLLATE "C",
  "evidence" text COLLATE "C",
  "evidence_digest" text COLLATE "C",
  "valid_from" text COLLATE "C" NOT NULL,
  "valid_to" text COLLATE "C" NOT NULL,
  "entry" bigint NOT NULL,
  "voided_by" bigint,
  PRIMARY KEY (registry, fact)
);
CREATE INDEX ON capdo."plan" (registry, "system", valid_from);

CREATE TABLE capdo."inspection" (
  registry text COLLATE "C" NOT NULL REFERENCES capdo.published,
  "fact" bigint NOT NULL,
  "system" bigint NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  "inspector" bigint,
  "inspector_name" text COLLATE "C",
  "document" text COLLATE "C",
  "result" text COLLATE "C",
  "valid_from" text COLLATE "C" NOT NULL,
  "valid_to" text COLLATE "C" NOT NULL,
  "entry" bigint NOT NULL,
  "voided_by" bigint,
  PRIMARY KEY (registry, fact)
);
CREATE INDEX ON capdo."inspection" (registry, "system", valid_from);

CREATE TABLE capdo."closing" (
  registry text COLLATE "C" NOT NULL REFERENCES capdo.published,
  "fact" bigint NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "as_of" text COLLATE "C" NOT NULL,
  "valid_from" text COLLATE "C" NOT NULL,
  "valid_to" text COLLATE "C" NOT NULL,
  "entry" bigint NOT NULL,
  "voided_by" bigint,
  PRIMARY KEY (registry, fact)
);

CREATE TABLE capdo."holiday" (
  registry text COLLATE "C" NOT NULL REFERENCES capdo.published,
  "fact" bigint NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "valid_from" text COLLATE "C" NOT NULL,
  "valid_to" text COLLATE "C" NOT NULL,
  "entry" bigint NOT NULL,
  "voided_by" bigint,
  PRIMARY KEY (registry, fact)
);

CREATE TABLE capdo."rule" (
  registry text COLLATE "C" NOT NULL REFERENCES capdo.published,
  "fact" bigint NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  "subject" text COLLATE "C" NOT NULL,
  "amount" bigint,
  "unit" text COLLATE "C",
  "day" text COLLATE "C",
  "article" text COLLATE "C" NOT NULL,
  "valid_from" text COLLATE "C" NOT NULL,
  "valid_to" text COLLATE "C" NOT NULL,
  "entry" bigint NOT NULL,
  "voided_by" bigint,
  PRIMARY KEY (registry, fact)
);
CREATE INDEX ON capdo."rule" (registry, "kind", valid_from);

CREATE TABLE capdo."requirement" (
  registry text COLLATE "C" NOT NULL REFERENCES capdo.published,
  "fact" bigint NOT NULL,
  "catalog" text COLLATE "C" NOT NULL,
  "level" bigint NOT NULL,
  "number" text COLLATE "C" NOT NULL,
  "part" text COLLATE "C",
  "topic" text COLLATE "C" NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "title_en" text COLLATE "C" NOT NULL,
  "article" text COLLATE "C",
  "same_as" text COLLATE "C",
  "carry" text COLLATE "C",
  "valid_from" text COLLATE "C" NOT NULL,
  "valid_to" text COLLATE "C" NOT NULL,
  "entry" bigint NOT NULL,
  "voided_by" bigint,
  PRIMARY KEY (registry, fact)
);
CREATE INDEX ON capdo."requirement" (registry, "catalog", valid_from);

CREATE TABLE capdo."assessment" (
  registry text COLLATE "C" NOT NULL REFERENCES capdo.published,
  "fact" bigint NOT NULL,
  "system" bigint NOT NULL,
  "catalog" text COLLATE "C" NOT NULL,
  "level" bigint NOT NULL,
  "requirement" text COLLATE "C" NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  "value" text COLLATE "C",
  "reason" text COLLATE "C",
  "expected_on" text COLLATE "C",
  "evidence" text COLLATE "C",
  "evidence_digest" text COLLATE "C",
  "assessor" text COLLATE "C" NOT NULL,
  "provider" bigint,
  "provider_level" bigint,
  "provider_requirement" text COLLATE "C",
  "ground" text COLLATE "C",
  "valid_from" text COLLATE "C" NOT NULL,
  "valid_to" text COLLATE "C" NOT NULL,
  "entry" bigint NOT NULL,
  "voided_by" bigint,
  PRIMARY KEY (registry, fact)
);
CREATE INDEX ON capdo."assessment" (registry, "system", valid_from);

CREATE TABLE capdo."remedy" (
  registry text COLLATE "C" NOT NULL REFERENCES capdo.published,
  "fact" bigint NOT NULL,
  "id" bigint NOT NULL,
  "system" bigint NOT NULL,
  "source" text COLLATE "C" NOT NULL,
  "catalog" text COLLATE "C",
  "level" bigint,
  "requirement" text COLLATE "C",
  "task" text COLLATE "C",
  "unit" bigint,
  "due_on" text COLLATE "C",
  "done_on" text COLLATE "C",
  "document" text COLLATE "C",
  "checked_by" text COLLATE "C",
  "valid_from" text COLLATE "C" NOT NULL,
  "valid_to" text COLLATE "C" NOT NULL,
  "entry" bigint NOT NULL,
  "voided_by" bigint,
  PRIMARY KEY (registry, fact)
);
CREATE INDEX ON capdo."remedy" (registry, "id", valid_from);

CREATE TABLE capdo."answer" (
  registry text COLLATE "C" NOT NULL REFERENCES capdo.published,
  "fact" bigint NOT NULL,
  "finding" text COLLATE "C" NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  "object" bigint NOT NULL,
  "shown_by" text COLLATE "C" NOT NULL,
  "reason" text COLLATE "C" NOT NULL,
  "document" text COLLATE "C",
  "valid_from" text COLLATE "C" NOT NULL,
  "valid_to" text COLLATE "C" NOT NULL,
  "entry" bigint NOT NULL,
  "voided_by" bigint,
  PRIMARY KEY (registry, fact)
);
CREATE INDEX ON capdo."answer" (registry, "finding", valid_from);
