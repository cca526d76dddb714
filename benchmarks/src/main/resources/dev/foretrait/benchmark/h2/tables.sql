-- A row for each message, typed, filled from the peer's typed table.
CREATE TABLE messages(
    profile INTEGER NOT NULL, event VARCHAR, ts BIGINT NOT NULL, direction VARCHAR, channel VARCHAR, duration INTEGER,
    agent VARCHAR, topic VARCHAR, sentiment VARCHAR);
