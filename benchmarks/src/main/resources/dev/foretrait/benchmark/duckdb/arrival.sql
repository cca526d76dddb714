-- A thousand messages arrive; those that are there already are left out, and the profiles they touch are computed anew.

-- formulation: profiles that are touched
INSERT INTO arrived
SELECT * REPLACE (message_id || random()::VARCHAR AS message_id) FROM batch
WHERE NOT EXISTS (SELECT 1 FROM arrived WHERE arrived.message_id = batch.message_id || '-again');
WITH touched AS (
    SELECT arrived.* FROM arrived SEMI JOIN batch USING (profile)
    WHERE event IN ('Flex - Engagement Initiated', 'Flex - Engagement Completed')),
plain AS (
    SELECT profile,
        count(*) FILTER (event = 'Flex - Engagement Initiated' AND direction = 'Inbound') AS inbounds,
        count(*) FILTER (event = 'Flex - Engagement Initiated' AND direction = 'Outbound') AS outbounds,
        arg_max(agent, ts) FILTER (event = 'Flex - Engagement Initiated') AS last_known_service_agent,
        arg_max(duration, ts) FILTER (event = 'Flex - Engagement Initiated') AS last_interaction_duration,
        arg_max(sentiment, ts) FILTER (event = 'Flex - Engagement Completed') AS sentiment_in_last_interaction,
        arg_max(topic, ts) FILTER (event = 'Flex - Engagement Completed') AS last_interaction_topic
    FROM touched
    GROUP BY profile),
channels AS (
    SELECT profile, arg_min(channel, rank) AS frequent_inbound_channel
    FROM (
        SELECT profile, channel, {'least': -count(*), 'first': channel} AS rank
        FROM touched
        WHERE event = 'Flex - Engagement Initiated' AND direction = 'Inbound' AND channel IS NOT NULL
        GROUP BY profile, channel HAVING count(*) >= 2)
    GROUP BY profile),
topics AS (
    SELECT profile, arg_min(topic, rank) AS common_request
    FROM (
        SELECT profile, topic, {'least': -count(*), 'first': topic} AS rank
        FROM touched
        WHERE event = 'Flex - Engagement Completed' AND topic IS NOT NULL
        GROUP BY profile, topic HAVING count(*) >= 2)
    GROUP BY profile)
SELECT profile, nullif(inbounds, 0) AS total_inbounds, frequent_inbound_channel, nullif(outbounds, 0) AS total_outbounds,
    last_known_service_agent, last_interaction_duration, common_request, sentiment_in_last_interaction, last_interaction_topic
FROM plain LEFT JOIN channels USING (profile) LEFT JOIN topics USING (profile);
