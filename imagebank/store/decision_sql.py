"""The decision set-wise, in plain SQL: the findings of every asset for one use, as rows (asset, code, person).

The same rules as `imagebank.core.decision` and `decision_people`, in the same order; a property test holds the two
equal. Parameters are named; `docs/decision.md` has the rules.
"""

from __future__ import annotations

ASSETS = """
u AS MATERIALIZED (
    SELECT a.id, a.media, a.blocked, a.third_party_work, a.readable_personal_data, a.second_review_by,
        a.persons_declared, a.own_special_school, a.audio_description,
        substr(coalesce(nullif(a.captured_at, ''), a.imported_at), 1, 10) AS captured,
        n.people, n.protected,
        CASE WHEN a.visibility IN ('none', 'unident') AND n.identifiable > 0 THEN 'ident' ELSE a.visibility END AS visibility,
        a.visibility = 'none' AND n.people = 0 AS nobody, n.spans = n.people AND n.people > 0 AS all_spans,
        n.identifiable, r.asset IS NOT NULL AS has_rights, trim(coalesce(r.creator, '')) AS creator,
        r.licence_to, coalesce(r.no_derivatives, 0) AS no_derivatives, coalesce(r.credit_required, 1) AS credit_required,
        v.asset IS NOT NULL AS is_version, v.confirmed_by IS NOT NULL AS confirmed,
        :sound_removed OR coalesce(v.sound = 'removed', 0) AS silent,
        :alters OR v.asset IS NOT NULL AS alters,
        a.media = 'film' AND NOT (:sound_removed OR coalesce(v.sound = 'removed', 0)) AND n.voices > 0 AS heard,
        :title_health OR a.visible_aid OR a.own_special_school OR coalesce(d.named, 0) AS otherwise,
        EXISTS (SELECT 1 FROM asset_concept c JOIN health_concept h ON h.notation = c.notation WHERE c.asset = a.id) AS tagged
    FROM asset a
    LEFT JOIN asset_rights r ON r.asset = a.id
    LEFT JOIN covered_version v ON v.asset = a.id
    LEFT JOIN asset_diagnosis d ON d.asset = a.id
    JOIN (
        SELECT asset.id AS id, count(p.person) AS people, coalesce(sum(p.identifiable), 0) AS identifiable,
            coalesce(sum(p.identifiable AND p.voice), 0) AS voices, coalesce(max(person.protected), 0) AS protected,
            coalesce(sum(p.from_s IS NOT NULL AND p.to_s IS NOT NULL), 0) AS spans
        FROM asset LEFT JOIN appearance p ON p.asset = asset.id LEFT JOIN person ON person.id = p.person
        GROUP BY asset.id
    ) n ON n.id = a.id
),
open AS (SELECT * FROM u WHERE NOT blocked AND NOT protected)
"""

PEOPLE = """
force AS (
    SELECT r.*,
        EXISTS (SELECT 1 FROM release_scope s WHERE s.release = r.id AND s.kind = 'withdrawn_channels') AS partly,
        EXISTS (SELECT 1 FROM release_scope s WHERE s.release = r.id AND s.kind = 'withdrawn_channels'
                AND s.value IN (:channel, :wider)) AS taken
    FROM release r WHERE r.seq = (SELECT max(o.seq) FROM release o WHERE o.person = r.person)
),
p AS MATERIALIZED (
    SELECT x.asset, x.person, q.role, q.deceased, q.lacks_capacity, coalesce(q.guardians, 0) AS guardians,
        q.guardians IS NULL AS custody_unknown, u.otherwise OR u.tagged AS health, u.otherwise, u.own_special_school, u.alters, u.confirmed,
        u.media = 'film' AND x.voice AND NOT u.silent AS heard,
        EXISTS (SELECT 1 FROM covered_person c WHERE c.asset = x.asset AND c.person = x.person) AS covered,
        CASE WHEN q.birth_month IS NOT NULL THEN
            CAST(substr(:date, 1, 4) AS INTEGER) - CAST(substr(q.birth_month, 1, 4) AS INTEGER)
            - (substr(:date, 6, 2) <= substr(q.birth_month, 6, 2)) WHEN q.adult THEN 18 END AS age_now,
        CASE WHEN q.birth_month IS NOT NULL THEN
            CAST(substr(u.captured, 1, 4) AS INTEGER) - CAST(substr(q.birth_month, 1, 4) AS INTEGER)
            - (substr(u.captured, 6, 2) <= substr(q.birth_month, 6, 2)) WHEN q.adult THEN 18 END AS age_then,
        r.id AS release, r.status, r.basis, r.explicit, r.guardians_signed, r.assent, r.appointed_guardian, r.child_said_no,
        r.self_signed, r.evidence, r.assessment, r.objection, r.name_ok, r.voice_ok, r.no_alteration, r.valid_from, r.valid_to,
        CASE WHEN r.partly THEN r.taken ELSE coalesce(r.status = 'withdrawn', 0) END AS is_withdrawn
    FROM open u JOIN appearance x ON x.asset = u.id JOIN person q ON q.id = x.person
    LEFT JOIN force r ON r.person = x.person
    WHERE x.identifiable AND (u.visibility = 'ident' OR u.heard)
),
stopped AS (
    SELECT asset, person, CASE WHEN deceased THEN 'DECEASED_ETHICS'
        WHEN release IS NULL OR status NOT IN ('given', 'refused', 'withdrawn') THEN 'CONSENT_MISSING'
        WHEN status = 'refused' THEN 'CONSENT_REFUSED' WHEN is_withdrawn THEN 'CONSENT_WITHDRAWN' END AS code
    FROM p WHERE NOT covered
),
s AS MATERIALIZED (
    SELECT p.*, age_now IS NULL OR age_now < :guardian_age AS minor, age_then IS NULL OR age_then < :guardian_age AS was_minor,
        basis <> 'public_interest' AS asks
    FROM p JOIN stopped t ON t.asset = p.asset AND t.person = p.person AND t.code IS NULL WHERE NOT covered
)
"""

OF_ASSETS = """
SELECT id AS asset, 'BLOCKED' AS code, '' AS person FROM u WHERE blocked OR protected
UNION ALL SELECT id, 'NOT_ASSESSED', '' FROM open WHERE visibility NOT IN ('none', 'unident', 'ident')
UNION ALL SELECT id, 'LEDGER_END_MISSING', '' FROM open WHERE :doubtful AND (people > 0 OR visibility IN ('unident', 'ident'))
UNION ALL SELECT id, 'CREATOR_MISSING', '' FROM open WHERE NOT has_rights OR creator = ''
UNION ALL SELECT id, 'LICENCE_CHANNEL', '' FROM open WHERE creator <> ''
    AND NOT EXISTS (SELECT 1 FROM asset_licence_channel l WHERE l.asset = id AND l.channel IN (:channel, :wider))
UNION ALL SELECT id, 'LICENCE_EXPIRED', '' FROM open WHERE creator <> '' AND licence_to < :date
UNION ALL SELECT id, 'LICENCE_NO_DERIVATIVES', '' FROM open WHERE creator <> '' AND alters AND no_derivatives
UNION ALL SELECT id, 'OPEN_LICENCE_WITH_PEOPLE', '' FROM open WHERE creator <> '' AND :licence_out AND visibility = 'ident'
    AND (people = 0 OR coalesce(persons_declared, 0) > people
        OR EXISTS (SELECT 1 FROM appearance x WHERE x.asset = id AND x.identifiable AND NOT (confirmed
            AND EXISTS (SELECT 1 FROM covered_person c WHERE c.asset = id AND c.person = x.person))))
UNION ALL SELECT id, 'ADD_CREDIT', '' FROM open WHERE creator <> '' AND :no_credit AND credit_required
UNION ALL SELECT id, 'THIRD_PARTY_WORK', '' FROM open WHERE third_party_work
UNION ALL SELECT id, 'SECOND_REVIEW_MISSING', '' FROM open WHERE visibility IN ('none', 'unident') AND second_review_by IS NULL
UNION ALL SELECT id, 'REIDENTIFICATION_RISK', '' FROM open WHERE visibility = 'unident' AND (:with_name OR :school_named)
UNION ALL SELECT id, 'PERSONAL_DATA_IN_PICTURE', '' FROM open WHERE readable_personal_data
UNION ALL SELECT id, 'PERSON_NOT_REGISTERED', '' FROM open WHERE (visibility = 'ident' OR heard)
    AND (people = 0 OR coalesce(persons_declared, 0) > people)
UNION ALL SELECT id, 'TIME_RANGES_UNKNOWN', '' FROM open WHERE media = 'film' AND :ranged
    AND NOT (CASE WHEN nobody THEN second_review_by IS NOT NULL ELSE all_spans END)
UNION ALL SELECT id, 'ALT_MISSING', '' FROM open WHERE :public AND media = 'foto'
    AND NOT EXISTS (SELECT 1 FROM asset_text t WHERE t.asset = id AND t.field = 'alt')
UNION ALL SELECT id, 'CAPTIONS_MISSING', '' FROM open WHERE :public AND media = 'film' AND NOT :live
    AND NOT EXISTS (SELECT 1 FROM caption_file f WHERE f.asset = id)
UNION ALL SELECT id, 'AUDIO_DESCRIPTION_UNDECIDED', '' FROM open WHERE :public AND media = 'film' AND NOT :live
    AND audio_description NOT IN ('made', 'not_needed')
"""

OF_PEOPLE = """
SELECT asset, 'BLUR_NOT_REVIEWED', person FROM p WHERE covered AND NOT confirmed
UNION ALL SELECT asset, 'VOICE_NOT_COVERED', person FROM p WHERE covered AND heard
    AND NOT (release IS NOT NULL AND status IN ('given', 'withdrawn') AND NOT is_withdrawn AND voice_ok)
UNION ALL SELECT asset, code, person FROM stopped WHERE code IS NOT NULL
UNION ALL SELECT asset, 'EVIDENCE_MISSING', person FROM s WHERE NOT evidence
UNION ALL SELECT asset, 'NO_BALANCING_RECORD', person FROM s WHERE NOT asks AND NOT assessment
UNION ALL SELECT asset, 'OBJECTION_PENDING', person FROM s WHERE NOT asks AND objection
UNION ALL SELECT asset, 'MINOR_ON_PUBLIC_INTEREST', person FROM s WHERE NOT asks AND minor
UNION ALL SELECT asset, 'CUSTODY_UNKNOWN', person FROM s WHERE asks AND minor AND custody_unknown
UNION ALL SELECT asset, 'NO_AUTHORISED_SIGNATORY', person FROM s WHERE asks AND NOT appointed_guardian
    AND ((minor AND NOT custody_unknown AND guardians = 0) OR (NOT minor AND lacks_capacity))
UNION ALL SELECT asset, 'GUARDIAN_MISSING', person FROM s WHERE asks AND minor AND NOT custody_unknown AND guardians > 0
    AND guardians_signed < (CASE WHEN :both_guardians THEN guardians ELSE 1 END)
UNION ALL SELECT asset, 'PUPIL_ASSENT_MISSING', person FROM s WHERE asks AND minor AND age_now >= :assent_age AND NOT assent
UNION ALL SELECT asset, 'CHILD_OBJECTED', person FROM s WHERE asks AND minor AND child_said_no
UNION ALL SELECT asset, CASE WHEN was_minor THEN 'TURNED_18_RENEW' ELSE 'SELF_SIGNATURE_MISSING' END, person FROM s
    WHERE asks AND NOT minor AND NOT lacks_capacity AND NOT self_signed
UNION ALL SELECT asset, 'CHANNEL_NOT_COVERED', person FROM s WHERE asks AND NOT EXISTS (
    SELECT 1 FROM release_scope c WHERE c.release = s.release AND c.kind = 'channels' AND c.value IN (:channel, :wider))
UNION ALL SELECT asset, 'PURPOSE_NOT_COVERED', person FROM s WHERE asks AND NOT EXISTS (
    SELECT 1 FROM release_scope c WHERE c.release = s.release AND c.kind = 'purposes' AND c.value = :purpose)
UNION ALL SELECT asset, 'LANGUAGE_NOT_COVERED', person FROM s WHERE asks
    AND EXISTS (SELECT 1 FROM release_scope c WHERE c.release = s.release AND c.kind = 'languages')
    AND NOT EXISTS (SELECT 1 FROM release_scope c WHERE c.release = s.release AND c.kind = 'languages' AND c.value = :language)
UNION ALL SELECT asset, 'TERRITORY_NOT_COVERED', person FROM s WHERE asks
    AND EXISTS (SELECT 1 FROM release_scope c WHERE c.release = s.release AND c.kind = 'territory')
    AND NOT EXISTS (SELECT 1 FROM release_scope c WHERE c.release = s.release AND c.kind = 'territory' AND c.value = :territory)
UNION ALL SELECT asset, 'NOT_YET_VALID', person FROM s WHERE asks AND :date < valid_from
UNION ALL SELECT asset, CASE WHEN valid_to IS NULL THEN 'NO_END_DATE' WHEN :date > valid_to THEN 'CONSENT_EXPIRED'
    WHEN :not_recallable AND :lifetime > valid_to THEN 'LIFETIME_EXCEEDS_CONSENT' ELSE 'EXPIRING' END, person
    FROM s WHERE asks AND (valid_to IS NULL OR :date > valid_to OR coalesce(:not_recallable AND :lifetime > valid_to, 0)
    OR julianday(valid_to) - julianday(:date) <= :warn_days)
UNION ALL SELECT asset, 'VOICE_NOT_COVERED', person FROM s WHERE asks AND heard AND NOT voice_ok
UNION ALL SELECT asset, 'REMOVE_NAME', person FROM s WHERE :with_name AND NOT name_ok
UNION ALL SELECT asset, 'ALTERATION_NOT_COVERED', person FROM s WHERE alters AND no_alteration
UNION ALL SELECT asset, 'ART9_EXPLICIT_MISSING', person FROM s WHERE health AND role IN ('elev', 'foralder')
    AND (NOT (basis = 'explicit_consent' OR (basis = 'consent' AND explicit))
        OR (EXISTS (SELECT 1 FROM release_context n WHERE n.release = s.release) AND (otherwise OR EXISTS (
            SELECT 1 FROM asset_concept c JOIN health_concept h ON h.notation = c.notation WHERE c.asset = s.asset
            AND NOT EXISTS (SELECT 1 FROM release_context n WHERE n.release = s.release AND n.notation = c.notation)))))
UNION ALL SELECT asset, 'POWER_IMBALANCE', person FROM s WHERE health AND role IN ('elev', 'foralder') AND own_special_school
"""

FINDINGS = f"WITH {ASSETS}, {PEOPLE} {OF_ASSETS} UNION ALL {OF_PEOPLE}"
"""Every finding of every asset for one use that is no disclosure."""
