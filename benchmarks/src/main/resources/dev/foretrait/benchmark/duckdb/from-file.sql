-- From the export straight to the eight results, of users by the id that they were sent with. Nothing is stored.

-- formulation: histograms
CREATE OR REPLACE TEMP TABLE messages AS
SELECT DISTINCT ON (message_id) *, user_id AS profile FROM (SELECT "messageId" AS message_id, event, "userId" AS user_id, "timestamp" AS ts, "receivedAt" AS received_at,
    properties."Direction" AS direction, properties."channelType" AS channel, properties."Duration" AS duration,
    properties."lastKnownAgentWorkerSid" AS agent, properties.codes."dispositionCode" AS disposition,
    properties.codes.topic AS topic, properties.sentiment AS sentiment
FROM read_json('${export}', format = 'newline_delimited', columns = {
    "messageId": 'VARCHAR', event: 'VARCHAR', "userId": 'VARCHAR', "timestamp": 'TIMESTAMP', "receivedAt": 'TIMESTAMP',
    properties: 'STRUCT("Direction" VARCHAR, "channelType" VARCHAR, "Duration" INTEGER, "lastKnownAgentWorkerSid" VARCHAR,
        codes STRUCT(topic VARCHAR, "dispositionCode" VARCHAR), sentiment VARCHAR)'}))
WHERE event IN ('Flex - Engagement Initiated', 'Flex - Engagement Completed');
SELECT profile, nullif(inbounds, 0) AS total_inbounds,
    CASE WHEN list_max(map_values(channels)) >= 2
        THEN map_keys(channels)[list_position(map_values(channels), list_max(map_values(channels)))] END AS frequent_inbound_channel,
    nullif(outbounds, 0) AS total_outbounds, last_known_service_agent, last_interaction_duration,
    CASE WHEN list_max(map_values(topics)) >= 2
        THEN map_keys(topics)[list_position(map_values(topics), list_max(map_values(topics)))] END AS common_request,
    sentiment_in_last_interaction, last_interaction_topic
FROM (
    SELECT profile,
        count(*) FILTER (event = 'Flex - Engagement Initiated' AND direction = 'Inbound') AS inbounds,
        count(*) FILTER (event = 'Flex - Engagement Initiated' AND direction = 'Outbound') AS outbounds,
        histogram(channel) FILTER (event = 'Flex - Engagement Initiated' AND direction = 'Inbound') AS channels,
        histogram(topic) FILTER (event = 'Flex - Engagement Completed') AS topics,
        arg_max(agent, ts) FILTER (event = 'Flex - Engagement Initiated') AS last_known_service_agent,
        arg_max(duration, ts) FILTER (event = 'Flex - Engagement Initiated') AS last_interaction_duration,
        arg_max(sentiment, ts) FILTER (event = 'Flex - Engagement Completed') AS sentiment_in_last_interaction,
        arg_max(topic, ts) FILTER (event = 'Flex - Engagement Completed') AS last_interaction_topic
    FROM messages
    WHERE event IN ('Flex - Engagement Initiated', 'Flex - Engagement Completed')
    GROUP BY profile);

-- formulation: counts by value
CREATE OR REPLACE TEMP TABLE messages AS
SELECT DISTINCT ON (message_id) *, user_id AS profile FROM (SELECT "messageId" AS message_id, event, "userId" AS user_id, "timestamp" AS ts, "receivedAt" AS received_at,
    properties."Direction" AS direction, properties."channelType" AS channel, properties."Duration" AS duration,
    properties."lastKnownAgentWorkerSid" AS agent, properties.codes."dispositionCode" AS disposition,
    properties.codes.topic AS topic, properties.sentiment AS sentiment
FROM read_json('${export}', format = 'newline_delimited', columns = {
    "messageId": 'VARCHAR', event: 'VARCHAR', "userId": 'VARCHAR', "timestamp": 'TIMESTAMP', "receivedAt": 'TIMESTAMP',
    properties: 'STRUCT("Direction" VARCHAR, "channelType" VARCHAR, "Duration" INTEGER, "lastKnownAgentWorkerSid" VARCHAR,
        codes STRUCT(topic VARCHAR, "dispositionCode" VARCHAR), sentiment VARCHAR)'}))
WHERE event IN ('Flex - Engagement Initiated', 'Flex - Engagement Completed');
WITH plain AS (
    SELECT profile,
        count(*) FILTER (event = 'Flex - Engagement Initiated' AND direction = 'Inbound') AS inbounds,
        count(*) FILTER (event = 'Flex - Engagement Initiated' AND direction = 'Outbound') AS outbounds,
        arg_max(agent, ts) FILTER (event = 'Flex - Engagement Initiated') AS last_known_service_agent,
        arg_max(duration, ts) FILTER (event = 'Flex - Engagement Initiated') AS last_interaction_duration,
        arg_max(sentiment, ts) FILTER (event = 'Flex - Engagement Completed') AS sentiment_in_last_interaction,
        arg_max(topic, ts) FILTER (event = 'Flex - Engagement Completed') AS last_interaction_topic
    FROM messages
    WHERE event IN ('Flex - Engagement Initiated', 'Flex - Engagement Completed')
    GROUP BY profile),
channels AS (
    SELECT profile, arg_min(channel, rank) AS frequent_inbound_channel
    FROM (
        SELECT profile, channel, {'least': -count(*), 'first': channel} AS rank
        FROM messages
        WHERE event = 'Flex - Engagement Initiated' AND direction = 'Inbound' AND channel IS NOT NULL
        GROUP BY profile, channel HAVING count(*) >= 2)
    GROUP BY profile),
topics AS (
    SELECT profile, arg_min(topic, rank) AS common_request
    FROM (
        SELECT profile, topic, {'least': -count(*), 'first': topic} AS rank
        FROM messages
        WHERE event = 'Flex - Engagement Completed' AND topic IS NOT NULL
        GROUP BY profile, topic HAVING count(*) >= 2)
    GROUP BY profile)
SELECT profile, nullif(inbounds, 0) AS total_inbounds, frequent_inbound_channel, nullif(outbounds, 0) AS total_outbounds,
    last_known_service_agent, last_interaction_duration, common_request, sentiment_in_last_interaction, last_interaction_topic
FROM plain LEFT JOIN channels USING (profile) LEFT JOIN topics USING (profile);

-- formulation: event by event
CREATE OR REPLACE TEMP TABLE messages AS
SELECT DISTINCT ON (message_id) *, user_id AS profile FROM (SELECT "messageId" AS message_id, event, "userId" AS user_id, "timestamp" AS ts, "receivedAt" AS received_at,
    properties."Direction" AS direction, properties."channelType" AS channel, properties."Duration" AS duration,
    properties."lastKnownAgentWorkerSid" AS agent, properties.codes."dispositionCode" AS disposition,
    properties.codes.topic AS topic, properties.sentiment AS sentiment
FROM read_json('${export}', format = 'newline_delimited', columns = {
    "messageId": 'VARCHAR', event: 'VARCHAR', "userId": 'VARCHAR', "timestamp": 'TIMESTAMP', "receivedAt": 'TIMESTAMP',
    properties: 'STRUCT("Direction" VARCHAR, "channelType" VARCHAR, "Duration" INTEGER, "lastKnownAgentWorkerSid" VARCHAR,
        codes STRUCT(topic VARCHAR, "dispositionCode" VARCHAR), sentiment VARCHAR)'}))
WHERE event IN ('Flex - Engagement Initiated', 'Flex - Engagement Completed');
WITH initiated AS (
    SELECT profile,
        count(*) FILTER (direction = 'Inbound') AS inbounds,
        count(*) FILTER (direction = 'Outbound') AS outbounds,
        arg_max(agent, ts) AS last_known_service_agent,
        arg_max(duration, ts) AS last_interaction_duration
    FROM messages WHERE event = 'Flex - Engagement Initiated' GROUP BY profile),
completed AS (
    SELECT profile, arg_max(sentiment, ts) AS sentiment_in_last_interaction, arg_max(topic, ts) AS last_interaction_topic
    FROM messages WHERE event = 'Flex - Engagement Completed' GROUP BY profile),
channels AS (
    SELECT profile, arg_min(channel, rank) AS frequent_inbound_channel
    FROM (
        SELECT profile, channel, {'least': -count(*), 'first': channel} AS rank
        FROM messages
        WHERE event = 'Flex - Engagement Initiated' AND direction = 'Inbound' AND channel IS NOT NULL
        GROUP BY profile, channel HAVING count(*) >= 2)
    GROUP BY profile),
topics AS (
    SELECT profile, arg_min(topic, rank) AS common_request
    FROM (
        SELECT profile, topic, {'least': -count(*), 'first': topic} AS rank
        FROM messages
        WHERE event = 'Flex - Engagement Completed' AND topic IS NOT NULL
        GROUP BY profile, topic HAVING count(*) >= 2)
    GROUP BY profile)
SELECT profile, nullif(inbounds, 0) AS total_inbounds, frequent_inbound_channel, nullif(outbounds, 0) AS total_outbounds,
    last_known_service_agent, last_interaction_duration, common_request, sentiment_in_last_interaction, last_interaction_topic
FROM initiated FULL JOIN completed USING (profile) LEFT JOIN channels USING (profile) LEFT JOIN topics USING (profile);
