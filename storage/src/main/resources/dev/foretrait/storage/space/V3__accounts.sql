-- The account of each group call, beside the profile of each message; the messages of spaces of before are resolved anew.
CREATE TABLE IF NOT EXISTS block_accounts (
    block    INT PRIMARY KEY,
    accounts VARBINARY NOT NULL
);
DELETE FROM state WHERE name = 'resolution.of';
