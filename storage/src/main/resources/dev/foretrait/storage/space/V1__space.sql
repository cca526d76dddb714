-- Blocks of messages; a part holds at most 256 KiB of one column (see PartKey for its id).
CREATE TABLE IF NOT EXISTS block (
    number           INT PRIMARY KEY,
    type             VARCHAR NOT NULL,
    event            VARCHAR NOT NULL,
    row_count        INT NOT NULL,
    first_timestamp  BIGINT NOT NULL,
    last_timestamp   BIGINT NOT NULL,
    last_received_at BIGINT NOT NULL,
    fields           VARBINARY NOT NULL,
    small            VARBINARY NOT NULL
);
CREATE TABLE IF NOT EXISTS block_part (
    id    BIGINT PRIMARY KEY,
    bytes VARBINARY NOT NULL
);
CREATE TABLE IF NOT EXISTS superseded (
    block      INT NOT NULL,
    row_number INT NOT NULL,
    PRIMARY KEY (block, row_number)
);

-- How far each file was read. The hash is that of the text up to that place.
CREATE TABLE IF NOT EXISTS import_file (
    name        VARCHAR PRIMARY KEY,
    text_bytes  BIGINT NOT NULL,
    text_hash   BIGINT NOT NULL,
    lines       BIGINT NOT NULL,
    whole       BOOLEAN NOT NULL
);
CREATE TABLE IF NOT EXISTS rejected (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file        VARCHAR NOT NULL,
    line        BIGINT NOT NULL,
    column_number INT NOT NULL,
    code        VARCHAR NOT NULL,
    reason      VARCHAR NOT NULL,
    text        VARBINARY NOT NULL
);

-- Who the messages are about: the result of identity resolution over all blocks.
CREATE TABLE IF NOT EXISTS block_profiles (
    block    INT PRIMARY KEY,
    profiles VARBINARY NOT NULL
);
CREATE TABLE IF NOT EXISTS directory_part (
    id    INT PRIMARY KEY,
    bytes VARBINARY NOT NULL
);
CREATE TABLE IF NOT EXISTS state (
    name  VARCHAR PRIMARY KEY,
    number BIGINT NOT NULL
);
