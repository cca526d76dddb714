-- An export as a typed table, each message once, durable. Nobody is resolved, and what is not named is gone.

-- formulation: distinct on
CREATE OR REPLACE TABLE imported AS
SELECT DISTINCT ON (message_id) * FROM (SELECT "messageId" AS message_id, event, "userId" AS user_id, "timestamp" AS ts, "receivedAt" AS received_at,
    properties."Direction" AS direction, properties."channelType" AS channel, properties."Duration" AS duration,
    properties."lastKnownAgentWorkerSid" AS agent, properties.codes."dispositionCode" AS disposition,
    properties.codes.topic AS topic, properties.sentiment AS sentiment
FROM read_json('${export}', format = 'newline_delimited', columns = {
    "messageId": 'VARCHAR', event: 'VARCHAR', "userId": 'VARCHAR', "timestamp": 'TIMESTAMP', "receivedAt": 'TIMESTAMP',
    properties: 'STRUCT("Direction" VARCHAR, "channelType" VARCHAR, "Duration" INTEGER, "lastKnownAgentWorkerSid" VARCHAR,
        codes STRUCT(topic VARCHAR, "dispositionCode" VARCHAR), sentiment VARCHAR)'}));
CHECKPOINT;

-- formulation: delete the later
CREATE OR REPLACE TABLE imported AS
SELECT "messageId" AS message_id, event, "userId" AS user_id, "timestamp" AS ts, "receivedAt" AS received_at,
    properties."Direction" AS direction, properties."channelType" AS channel, properties."Duration" AS duration,
    properties."lastKnownAgentWorkerSid" AS agent, properties.codes."dispositionCode" AS disposition,
    properties.codes.topic AS topic, properties.sentiment AS sentiment
FROM read_json('${export}', format = 'newline_delimited', columns = {
    "messageId": 'VARCHAR', event: 'VARCHAR', "userId": 'VARCHAR', "timestamp": 'TIMESTAMP', "receivedAt": 'TIMESTAMP',
    properties: 'STRUCT("Direction" VARCHAR, "channelType" VARCHAR, "Duration" INTEGER, "lastKnownAgentWorkerSid" VARCHAR,
        codes STRUCT(topic VARCHAR, "dispositionCode" VARCHAR), sentiment VARCHAR)'});
DELETE FROM imported WHERE rowid NOT IN (SELECT min(rowid) FROM imported GROUP BY message_id);
CHECKPOINT;
