-- Which gates the figures of this audit fail, into gate_failures; `gates` are those of council_gates.toml.
CREATE TEMP TABLE failed AS
WITH earlier AS (
    SELECT g.name AS gate, c.council_id, c.value / p.value AS value
    FROM gates g
    JOIN council_metrics c ON c.metric = g.counts AND c.comparable AND c.audit_id <> getvariable('audit_id')
    JOIN council_metrics p ON p.metric = g.per AND p.audit_id = c.audit_id AND p.council_id = c.council_id
    ANTI JOIN gate_failures f ON f.gate = g.name AND f.audit_id = c.audit_id AND f.council_id = c.council_id
    LEFT JOIN (
        SELECT council_id, gate, max(overridden_at) AS overridden_at FROM gate_overrides GROUP BY ALL
    ) o ON o.gate = g.name AND o.council_id = c.council_id
    WHERE p.value >= g.least AND c.council_id IN (SELECT council_id FROM audited)
      AND (c.audited_at > o.overridden_at) IS NOT FALSE
    QUALIFY row_number() OVER (PARTITION BY g.name, c.council_id ORDER BY c.audited_at DESC, c.audit_id DESC)
        <= getvariable('newest')
),
usual AS (
    SELECT gate, council_id, count(*) AS runs, median(value) AS centre, 1.4826 * mad(value) AS spread
    FROM earlier GROUP BY ALL HAVING count(*) >= getvariable('runs')
),
bounded AS (
    SELECT
        c.part, c.council_id, c.enforced, g.name AS gate, g.promise, g.counts, g.per AS per_what,
        c.value AS counted, p.value AS per, c.value / p.value AS value, coalesce(u.runs, 0) AS runs,
        greatest(
            getvariable('spread') * u.spread,
            getvariable('chance') * sqrt(u.centre * if(g.kind = 'share', greatest(1 - u.centre, 0), 1) / p.value)
        ) AS usual_distance,
        coalesce(
            g.lowest,
            CASE WHEN coalesce(g.fall, g.fall_share) IS NOT NULL
                THEN u.centre - greatest(usual_distance, g.fall, g.fall_share * u.centre) END
        ) AS lowest,
        coalesce(
            g.highest,
            CASE WHEN coalesce(g.rise, g.rise_share) IS NOT NULL
                THEN u.centre + greatest(usual_distance, g.rise, g.rise_share * u.centre) END
        ) AS highest
    FROM gates g
    JOIN measured c ON c.metric = g.counts
    JOIN measured p ON p.metric = g.per AND p.part = c.part AND p.council_id = c.council_id
    LEFT JOIN usual u ON u.gate = g.name AND u.council_id = c.council_id
    WHERE p.value >= g.least
)
SELECT
    part, council_id, gate, enforced, value, lowest, highest, runs,
    format(
        'not true that {}: {} {} to {} {} is {:.2f}; {} is {}',
        promise, counted::BIGINT, replace(counts, '_', ' '), per::BIGINT, replace(per_what, '_', ' '), value,
        CASE WHEN runs > 0 THEN 'usual in ' || runs || ' runs' ELSE 'demanded' END,
        concat_ws(' and ', format('at least {:.2f}', greatest(lowest, 0)), format('at most {:.2f}', highest))
    ) AS detail
FROM bounded WHERE value < lowest OR value > highest;

INSERT INTO gate_failures BY NAME
SELECT
    getvariable('audit_id') AS audit_id, getvariable('audited_at')::TIMESTAMP AS failed_at, * EXCLUDE (part)
FROM failed
QUALIFY row_number() OVER (PARTITION BY council_id, gate ORDER BY enforced DESC, part) = 1;
