-- An export with properties, traits and context kept as JSON, each message once, durable. Nobody is resolved.

-- formulation: distinct on
CREATE OR REPLACE TABLE imported AS
SELECT DISTINCT ON (message_id) * FROM (SELECT "messageId" AS message_id, type, event, "userId" AS user_id, "anonymousId" AS anonymous_id, "timestamp" AS ts,
    "receivedAt" AS received_at, properties, traits, context
FROM read_json('${export}', format = 'newline_delimited', columns = {
    "messageId": 'VARCHAR', type: 'VARCHAR', event: 'VARCHAR', "userId": 'VARCHAR', "anonymousId": 'VARCHAR', "timestamp": 'TIMESTAMP',
    "receivedAt": 'TIMESTAMP', properties: 'JSON', traits: 'JSON', context: 'JSON'}));
CHECKPOINT;

-- formulation: delete the later
CREATE OR REPLACE TABLE imported AS
SELECT "messageId" AS message_id, type, event, "userId" AS user_id, "anonymousId" AS anonymous_id, "timestamp" AS ts,
    "receivedAt" AS received_at, properties, traits, context
FROM read_json('${export}', format = 'newline_delimited', columns = {
    "messageId": 'VARCHAR', type: 'VARCHAR', event: 'VARCHAR', "userId": 'VARCHAR', "anonymousId": 'VARCHAR', "timestamp": 'TIMESTAMP',
    "receivedAt": 'TIMESTAMP', properties: 'JSON', traits: 'JSON', context: 'JSON'});
DELETE FROM imported WHERE rowid NOT IN (SELECT min(rowid) FROM imported GROUP BY message_id);
CHECKPOINT;
