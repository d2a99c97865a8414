-- What the centre does with what is published, and what it answers.
--
-- A registry is published entry by entry: new entries, new facts, and which of the earlier facts they voided. The centre
-- knows the last digest of each registry, so that a history that was cut or rewritten is refused.

-- Records new lines of one registry, which lie in the temporary tables `published_entries` and `published_facts`: in each
-- `line` an object as `capdo export journal` and `capdo export history` write them in JSON, the entries from the last
-- published one on, and the facts that these wrote or voided. What is there already does no harm.
CREATE OR REPLACE FUNCTION capdo.publish(name text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  known capdo.published;
  first bigint;
  last bigint;
  wrong bigint;
  fact_table text;
BEGIN
  INSERT INTO capdo.published (registry) VALUES (name) ON CONFLICT DO NOTHING;
  SELECT * INTO known FROM capdo.published WHERE registry = name FOR UPDATE;

  SELECT min((e.line->>'entry')::bigint), max((e.line->>'entry')::bigint) INTO first, last FROM published_entries e;
  IF last IS NULL OR last < known.entries THEN
    RAISE EXCEPTION 'registry %: cut: % entries were published, it has %', left(name, 12), known.entries,
      coalesce(last, 0) USING ERRCODE = 'data_exception';
  END IF;
  IF first > known.entries + 1 THEN
    RAISE EXCEPTION 'registry %: entry % is missing', left(name, 12), known.entries + 1
      USING ERRCODE = 'data_exception';
  END IF;
  SELECT min(k.seq) INTO wrong FROM published_entries e
    JOIN capdo.entry k ON k.registry = name AND k.seq = (e.line->>'entry')::bigint
    WHERE k.digest IS DISTINCT FROM e.line->>'digest';
  IF wrong IS NULL AND EXISTS (
    SELECT 1 FROM published_entries e WHERE e.line->>'entry' = '1' AND e.line->>'digest' <> name) THEN wrong := 1; END IF;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'registry %: rewritten: entry % is not the one that was published', left(name, 12), wrong
      USING ERRCODE = 'data_exception';
  END IF;

  INSERT INTO capdo.entry
    SELECT r.* FROM published_entries e,
      jsonb_populate_record(NULL::capdo.entry, e.line || jsonb_build_object(
        'registry', name, 'seq', e.line->'entry',
        'source', (e.line->>'source') || coalesce(' sha256:' || (e.line->>'source_digest'), ''))) r
    WHERE (e.line->>'entry')::bigint > known.entries;
  FOR fact_table IN SELECT DISTINCT f.line->>'table' FROM published_facts f ORDER BY 1 LOOP
    EXECUTE format(
      'INSERT INTO capdo.%1$I SELECT r.* FROM published_facts f,
         jsonb_populate_record(NULL::capdo.%1$I, f.line || jsonb_build_object(''registry'', $1)) r
       WHERE f.line->>''table'' = %1$L
       ON CONFLICT (registry, fact) DO UPDATE SET voided_by = EXCLUDED.voided_by', fact_table)
      USING name;
  END LOOP;
  UPDATE capdo.published SET entries = last, published_at = now(),
    digest = (SELECT k.digest FROM capdo.entry k WHERE k.registry = name AND k.seq = last) WHERE registry = name;
  RETURN format('%s: %s entries, %s new', left(name, 12), last, last - known.entries);
END $$;

-- Today, in Vietnam.
CREATE OR REPLACE FUNCTION capdo.today() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT to_char(now() AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')
$$;

-- The first day of the reporting year of a day: the one after the yearly cut-off, 14 December.
CREATE OR REPLACE FUNCTION capdo.reporting_year_begins(day text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN day >= left(day, 4) || '-12-15' THEN left(day, 4)
    ELSE lpad((left(day, 4)::int - 1)::text, 4, '0') END || '-12-15'
$$;

-- The systems of every registry on a day, with what counts for them: the question behind every figure.
-- `known_at` is an entry of one registry; all that was published when it is NULL.
CREATE OR REPLACE FUNCTION capdo.systems(as_of text DEFAULT capdo.today(), of_registry text DEFAULT NULL,
  known_at bigint DEFAULT NULL)
RETURNS TABLE (registry text, code text, name text, owner bigint, operator bigint, state text, authority text,
  level bigint, plan text, inspected boolean, confirmed boolean)
LANGUAGE sql STABLE AS $$
  WITH asked AS (
    SELECT p.registry, least(coalesce(known_at, p.entries), p.entries) AS entry
    FROM capdo.published p WHERE p.registry = coalesce(of_registry, p.registry) AND p.entries > 0)
  SELECT s.registry, s.code, s.name, s.owner, s.operator, s.state, coalesce(a.authority, s.authority), a.level,
    p.status, i.fact IS NOT NULL, c.fact IS NOT NULL
  FROM asked k
  JOIN capdo.system s ON s.registry = k.registry AND s.valid_from <= as_of AND as_of < s.valid_to
    AND s.entry <= k.entry AND (s.voided_by IS NULL OR s.voided_by > k.entry)
  LEFT JOIN capdo.approval a ON a.registry = s.registry AND a.system = s.id
    AND a.valid_from <= as_of AND as_of < a.valid_to AND a.entry <= k.entry
    AND (a.voided_by IS NULL OR a.voided_by > k.entry)
  LEFT JOIN capdo.plan p ON p.registry = s.registry AND p.system = s.id
    AND p.valid_from <= as_of AND as_of < p.valid_to AND p.entry <= k.entry
    AND (p.voided_by IS NULL OR p.voided_by > k.entry)
    -- Completion is completion of the plan that was approved: a status counts only if no approval of another level held
    -- on any day from the status's first day up to the day asked.
    AND NOT EXISTS (
      SELECT 1 FROM capdo.approval x WHERE x.registry = s.registry AND x.system = s.id AND x.valid_from <= as_of
        AND x.valid_to > p.valid_from AND x.level <> a.level AND x.entry <= k.entry
        AND (x.voided_by IS NULL OR x.voided_by > k.entry))
  LEFT JOIN capdo.inspection i ON i.registry = s.registry AND i.system = s.id AND i.kind = 'periodic'
    AND i.valid_from <= as_of AND as_of < i.valid_to AND i.valid_from >= capdo.reporting_year_begins(as_of)
    AND i.entry <= k.entry AND (i.voided_by IS NULL OR i.voided_by > k.entry)
  LEFT JOIN capdo.confirmation c ON c.registry = s.registry AND c.owner = s.owner
    AND c.valid_from <= as_of AND as_of < c.valid_to AND c.entry <= k.entry
    AND (c.voided_by IS NULL OR c.voided_by > k.entry)
$$;

-- The systems counted, one line per registry.
CREATE OR REPLACE FUNCTION capdo.tally(as_of text DEFAULT capdo.today(), of_registry text DEFAULT NULL,
  known_at bigint DEFAULT NULL)
RETURNS TABLE (registry text, operating bigint, approved bigint, plan_none bigint, plan_partial bigint, plan_full bigint,
  not_reported bigint, inspected bigint, confirmed bigint, confirmed_approved bigint)
LANGUAGE sql STABLE AS $$
  SELECT s.registry, count(*), count(s.level), count(*) FILTER (WHERE s.level IS NOT NULL AND s.plan = 'none'),
    count(*) FILTER (WHERE s.level IS NOT NULL AND s.plan = 'partial'),
    count(*) FILTER (WHERE s.level IS NOT NULL AND s.plan = 'full'),
    count(*) FILTER (WHERE s.level IS NOT NULL AND s.plan IS NULL),
    count(*) FILTER (WHERE s.level IS NOT NULL AND s.inspected), count(*) FILTER (WHERE s.confirmed),
    count(*) FILTER (WHERE s.level IS NOT NULL AND s.confirmed)
  FROM capdo.systems(as_of, of_registry, known_at) s WHERE s.state = 'operating' GROUP BY s.registry
$$;

-- A share in percent, half up to two decimals; what is not whole is never 100, what is not nothing never 0.
CREATE OR REPLACE FUNCTION capdo.percent(part bigint, whole bigint) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN whole = 0 THEN NULL
    WHEN part = whole THEN 100
    WHEN part = 0 THEN 0
    ELSE least(greatest(round(part * 100.0 / whole, 2), 0.01), 99.99) END
$$;

-- The three rates, one line per registry, and the total in the line without one. NULL where a percentage would be
-- invented: no plan was reported, no list confirmed.
CREATE OR REPLACE FUNCTION capdo.rates(as_of text DEFAULT capdo.today(), of_registry text DEFAULT NULL,
  known_at bigint DEFAULT NULL)
RETURNS TABLE (registry text, operating bigint, approved bigint, plan_full bigint, completion numeric,
  confirmed bigint, confirmed_approved bigint, approval numeric, inspected bigint, inspection numeric)
LANGUAGE sql STABLE AS $$
  SELECT t.registry, sum(t.operating)::bigint, sum(t.approved)::bigint, sum(t.plan_full)::bigint,
    CASE WHEN sum(t.approved) > sum(t.not_reported)
      THEN capdo.percent(sum(t.plan_full)::bigint, sum(t.approved)::bigint) END,
    sum(t.confirmed)::bigint, sum(t.confirmed_approved)::bigint,
    capdo.percent(sum(t.confirmed_approved)::bigint, sum(t.confirmed)::bigint),
    sum(t.inspected)::bigint, capdo.percent(sum(t.inspected)::bigint, sum(t.approved)::bigint)
  FROM capdo.tally(as_of, of_registry, known_at) t GROUP BY ROLLUP (t.registry)
$$;

-- For tools that read views: the rates of today.
CREATE OR REPLACE VIEW capdo.rates_now AS SELECT * FROM capdo.rates();
