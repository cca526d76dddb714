-- What the peer is asked about, each message once, whose it is already worked out: three schemas with a table
-- "messages" each. ${export} is the export; profile_of has the profile of every message as Foretrait resolved it.
CREATE OR REPLACE TABLE arrived AS
SELECT "messageId" AS message_id, event, "timestamp" AS ts, "receivedAt" AS received_at, properties
FROM read_json('${export}', format = 'newline_delimited', columns = {
    "messageId": 'VARCHAR', event: 'VARCHAR', "timestamp": 'TIMESTAMP', "receivedAt": 'TIMESTAMP', properties: 'JSON'});
DELETE FROM arrived WHERE rowid NOT IN (SELECT min(rowid) FROM arrived GROUP BY message_id);

-- As its users would have it: texts, in the order of arrival.
CREATE SCHEMA IF NOT EXISTS typed;
CREATE OR REPLACE TABLE typed.messages AS
SELECT message_id, event, 'C-' || (1001 + profile) AS profile, ts, received_at,
    properties->>'$.Direction' AS direction,
    properties->>'$.channelType' AS channel,
    (properties->>'$.Duration')::INTEGER AS duration,
    properties->>'$.lastKnownAgentWorkerSid' AS agent,
    properties->>'$.codes.dispositionCode' AS disposition,
    properties->>'$.codes.topic' AS topic,
    properties->>'$.sentiment' AS sentiment
FROM arrived JOIN profile_of USING (message_id)
ORDER BY arrived.rowid;

-- With every property kept as it came.
CREATE SCHEMA IF NOT EXISTS kept;
CREATE OR REPLACE TABLE kept.messages AS
SELECT message_id, event, 'C-' || (1001 + profile) AS profile, ts, received_at, properties
FROM arrived JOIN profile_of USING (message_id)
ORDER BY arrived.rowid;
DROP TABLE arrived;

-- Its best case: profiles are numbers, values are enums, rows are sorted by what is asked.
CREATE SCHEMA IF NOT EXISTS tuned;
CREATE OR REPLACE TYPE event_name AS ENUM (SELECT DISTINCT event FROM typed.messages WHERE event IS NOT NULL ORDER BY 1);
CREATE OR REPLACE TYPE direction_name AS ENUM (SELECT DISTINCT direction FROM typed.messages WHERE direction IS NOT NULL ORDER BY 1);
CREATE OR REPLACE TYPE channel_name AS ENUM (SELECT DISTINCT channel FROM typed.messages WHERE channel IS NOT NULL ORDER BY 1);
CREATE OR REPLACE TYPE agent_name AS ENUM (SELECT DISTINCT agent FROM typed.messages WHERE agent IS NOT NULL ORDER BY 1);
CREATE OR REPLACE TYPE topic_name AS ENUM (SELECT DISTINCT topic FROM typed.messages WHERE topic IS NOT NULL ORDER BY 1);
CREATE OR REPLACE TYPE sentiment_name AS ENUM (SELECT DISTINCT sentiment FROM typed.messages WHERE sentiment IS NOT NULL ORDER BY 1);
CREATE OR REPLACE TABLE tuned.messages AS
SELECT p.profile AS profile, event::event_name AS event, ts,
    direction::direction_name AS direction, channel::channel_name AS channel, duration,
    agent::agent_name AS agent, topic::topic_name AS topic, sentiment::sentiment_name AS sentiment
FROM typed.messages AS m JOIN profile_of AS p USING (message_id)
ORDER BY event, profile, ts;
CHECKPOINT;
