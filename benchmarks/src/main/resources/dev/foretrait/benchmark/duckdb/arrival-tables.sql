-- A copy of the table in use that may grow, and the newest messages of it, which arrive again and again under new ids.
CREATE OR REPLACE TABLE arrived AS SELECT * FROM messages;
CREATE OR REPLACE TEMP TABLE batch AS SELECT * FROM messages ORDER BY received_at DESC LIMIT 1000;
CHECKPOINT;
