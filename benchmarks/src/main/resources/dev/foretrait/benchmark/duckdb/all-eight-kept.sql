-- The eight recipes where every property is still JSON: each message is read once, all its properties together.

-- formulation: histograms
SELECT profile, nullif(inbounds, 0) AS total_inbounds,
    CASE WHEN list_max(map_values(channels)) >= 2
        THEN map_keys(channels)[list_position(map_values(channels), list_max(map_values(channels)))] END AS frequent_inbound_channel,
    nullif(outbounds, 0) AS total_outbounds, last_known_service_agent, last_interaction_duration,
    CASE WHEN list_max(map_values(topics)) >= 2
        THEN map_keys(topics)[list_position(map_values(topics), list_max(map_values(topics)))] END AS common_request,
    sentiment_in_last_interaction, last_interaction_topic
FROM (
    SELECT profile,
        count(*) FILTER (event = 'Flex - Engagement Initiated' AND v[1] = 'Inbound') AS inbounds,
        count(*) FILTER (event = 'Flex - Engagement Initiated' AND v[1] = 'Outbound') AS outbounds,
        histogram(v[2]) FILTER (event = 'Flex - Engagement Initiated' AND v[1] = 'Inbound') AS channels,
        histogram(v[5]) FILTER (event = 'Flex - Engagement Completed') AS topics,
        arg_max(v[3], ts) FILTER (event = 'Flex - Engagement Initiated') AS last_known_service_agent,
        arg_max(v[4]::INTEGER, ts) FILTER (event = 'Flex - Engagement Initiated') AS last_interaction_duration,
        arg_max(v[6], ts) FILTER (event = 'Flex - Engagement Completed') AS sentiment_in_last_interaction,
        arg_max(v[5], ts) FILTER (event = 'Flex - Engagement Completed') AS last_interaction_topic
    FROM (
        SELECT profile, event, ts, json_extract_string(properties, [
            '$.Direction', '$.channelType', '$.lastKnownAgentWorkerSid', '$.Duration', '$.codes.topic', '$.sentiment']) AS v
        FROM messages
        WHERE event IN ('Flex - Engagement Initiated', 'Flex - Engagement Completed'))
    GROUP BY profile);
