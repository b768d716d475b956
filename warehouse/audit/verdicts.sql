-- Which gates the figures of this audit fail, into gate_failures; `gates` are those of council_gates.toml.
INSERT INTO gate_failures BY NAME
WITH figures AS (
    SELECT
        g.name AS gate, c.audit_id, c.audited_at, c.council_id, c.comparable, c.value AS counted, p.value AS per,
        c.value / p.value AS value
    FROM gates g
    JOIN council_metrics c ON c.metric = g.counts
    JOIN council_metrics p ON p.metric = g.per AND p.audit_id = c.audit_id AND p.council_id = c.council_id
    WHERE p.value >= g.least AND c.council_id IN (SELECT council_id FROM audited_councils)
),
overrides AS (
    SELECT council_id, gate, max(overridden_at) AS overridden_at FROM gate_overrides GROUP BY ALL
),
earlier AS (
    SELECT f.gate, f.council_id, f.value
    FROM figures f
    ANTI JOIN gate_failures e USING (audit_id, council_id, gate)
    LEFT JOIN overrides o USING (council_id, gate)
    WHERE f.comparable AND f.audit_id <> getvariable('audit_id') AND (f.audited_at > o.overridden_at) IS NOT FALSE
    QUALIFY row_number() OVER (PARTITION BY f.gate, f.council_id ORDER BY f.audited_at DESC, f.audit_id DESC)
        <= getvariable('newest')
),
usual AS (
    SELECT gate, council_id, count(*) AS runs, median(value) AS centre, 1.4826 * mad(value) AS spread
    FROM earlier GROUP BY ALL HAVING count(*) >= getvariable('runs')
),
bounded AS (
    SELECT
        f.*, g.promise, g.counts, g.per AS per_what, coalesce(u.runs, 0) AS runs,
        greatest(
            getvariable('spread') * u.spread,
            getvariable('chance') * sqrt(u.centre * if(g.kind = 'share', greatest(1 - u.centre, 0), 1) / f.per)
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
    FROM figures f
    JOIN gates g ON g.name = f.gate
    LEFT JOIN usual u ON u.gate = f.gate AND u.council_id = f.council_id
    WHERE f.audit_id = getvariable('audit_id')
)
SELECT
    b.audit_id, b.audited_at AS failed_at, b.council_id, b.gate, a.enforced, b.value, b.lowest, b.highest, b.runs,
    format(
        'not true that {}: {} {} to {} {} is {:.2f}; {} is {}',
        b.promise, b.counted::BIGINT, replace(b.counts, '_', ' '), b.per::BIGINT, replace(b.per_what, '_', ' '), b.value,
        CASE WHEN b.runs > 0 THEN 'usual in ' || b.runs || ' runs' ELSE 'demanded' END,
        concat_ws(' and ', format('at least {:.2f}', greatest(b.lowest, 0)), format('at most {:.2f}', b.highest))
    ) AS detail
FROM bounded b JOIN audited_councils a USING (council_id)
WHERE b.value < b.lowest OR b.value > b.highest;
