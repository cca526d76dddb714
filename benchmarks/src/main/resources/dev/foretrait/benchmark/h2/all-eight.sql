-- The eight recipes; joins of what is worked out for each would be nested loops.

-- formulation: one below the other
SELECT profile,
    max(total_inbounds) AS total_inbounds,
    max(total_outbounds) AS total_outbounds,
    max(frequent_inbound_channel) AS frequent_inbound_channel,
    max(last_known_service_agent) AS last_known_service_agent,
    max(last_interaction_duration) AS last_interaction_duration,
    max(common_request) AS common_request,
    max(sentiment_in_last_interaction) AS sentiment_in_last_interaction,
    max(last_interaction_topic) AS last_interaction_topic
FROM (
    SELECT profile,
        nullif(count(*) FILTER (WHERE event = 'Flex - Engagement Initiated' AND direction = 'Inbound'), 0) AS total_inbounds,
        nullif(count(*) FILTER (WHERE event = 'Flex - Engagement Initiated' AND direction = 'Outbound'), 0) AS total_outbounds,
        CAST(NULL AS VARCHAR) AS frequent_inbound_channel,
        CAST(NULL AS VARCHAR) AS last_known_service_agent,
        CAST(NULL AS INTEGER) AS last_interaction_duration,
        CAST(NULL AS VARCHAR) AS common_request,
        CAST(NULL AS VARCHAR) AS sentiment_in_last_interaction,
        CAST(NULL AS VARCHAR) AS last_interaction_topic
    FROM messages
    WHERE event IN ('Flex - Engagement Initiated', 'Flex - Engagement Completed')
    GROUP BY profile
    UNION ALL
    SELECT profile, NULL, NULL, channel, NULL, NULL, NULL, NULL, NULL FROM (
        SELECT profile, channel FROM (
            SELECT profile, channel, row_number() OVER (PARTITION BY profile ORDER BY count(*) DESC, channel) AS place
            FROM messages WHERE event = 'Flex - Engagement Initiated' AND direction = 'Inbound' AND channel IS NOT NULL
            GROUP BY profile, channel HAVING count(*) >= 2)
        WHERE place = 1)
    UNION ALL
    SELECT profile, NULL, NULL, NULL, agent, NULL, NULL, NULL, NULL FROM (
        SELECT profile, agent FROM (
            SELECT profile, agent, row_number() OVER (PARTITION BY profile ORDER BY ts DESC) AS place
            FROM messages WHERE event = 'Flex - Engagement Initiated' AND agent IS NOT NULL)
        WHERE place = 1)
    UNION ALL
    SELECT profile, NULL, NULL, NULL, NULL, duration, NULL, NULL, NULL FROM (
        SELECT profile, duration FROM (
            SELECT profile, duration, row_number() OVER (PARTITION BY profile ORDER BY ts DESC) AS place
            FROM messages WHERE event = 'Flex - Engagement Initiated' AND duration IS NOT NULL)
        WHERE place = 1)
    UNION ALL
    SELECT profile, NULL, NULL, NULL, NULL, NULL, topic, NULL, NULL FROM (
        SELECT profile, topic FROM (
            SELECT profile, topic, row_number() OVER (PARTITION BY profile ORDER BY count(*) DESC, topic) AS place
            FROM messages WHERE event = 'Flex - Engagement Completed' AND topic IS NOT NULL
            GROUP BY profile, topic HAVING count(*) >= 2)
        WHERE place = 1)
    UNION ALL
    SELECT profile, NULL, NULL, NULL, NULL, NULL, NULL, sentiment, NULL FROM (
        SELECT profile, sentiment FROM (
            SELECT profile, sentiment, row_number() OVER (PARTITION BY profile ORDER BY ts DESC) AS place
            FROM messages WHERE event = 'Flex - Engagement Completed' AND sentiment IS NOT NULL)
        WHERE place = 1)
    UNION ALL
    SELECT profile, NULL, NULL, NULL, NULL, NULL, NULL, NULL, topic FROM (
        SELECT profile, topic FROM (
            SELECT profile, topic, row_number() OVER (PARTITION BY profile ORDER BY ts DESC) AS place
            FROM messages WHERE event = 'Flex - Engagement Completed' AND topic IS NOT NULL)
        WHERE place = 1))
GROUP BY profile;
