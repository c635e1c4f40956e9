-- How mentions word their events: the trigger, what is said beside names, whether patients are named as the verb's object
-- or subject, and, of what is alleged or denied, who says so: the speaker of the narrowest quote around the trigger.
WITH phrases AS (
  SELECT event_mention_id,
         {about: any_value(struct_pack(told, link, plural, "start", "end", tells)) FILTER (part = 'about'),
          agent: any_value(struct_pack(told, link, plural, "start", "end", tells)) FILTER (part = 'agent'),
          patient: any_value(struct_pack(told, link, plural, "start", "end", tells)) FILTER (part = 'patient')} AS said
  FROM evidence.event_contents WHERE tells <> 'nothing' GROUP BY ALL
), named AS (
  SELECT event_mention_id, bool_and(rule IN ('role/object', 'role/passive subject', 'role/undergoing subject')) AS direct
  FROM evidence.event_participants WHERE role = 'patient' GROUP BY ALL
), sources AS (
  SELECT m.event_mention_id, arg_min(e.entity_id, (q."end" - q."start", q.quote_id)) AS source_id,
         arg_min(q.speaker_text, (q."end" - q."start", q.quote_id)) AS source
  FROM evidence.event_mentions m
  JOIN evidence.quotes q ON q.article_id = m.article_id AND q."start" <= m.trigger_start AND m.trigger_end <= q."end"
  LEFT JOIN resolved.referent_entities e ON e.referent_id = q.speakers[1]
  WHERE m.status IN ('alleged', 'denied') AND q.speaker_text IS NOT NULL
  GROUP BY ALL
)
SELECT event_mention_id, m.trigger_start, m.trigger_end, m.status_rule, m.verb, m.noun, m.counted, m.undergoes, m.bare,
       coalesce(n.direct, false) AS direct, p.said, s.source_id, s.source
FROM evidence.event_mentions m
LEFT JOIN phrases p USING (event_mention_id)
LEFT JOIN named n USING (event_mention_id)
LEFT JOIN sources s USING (event_mention_id)
