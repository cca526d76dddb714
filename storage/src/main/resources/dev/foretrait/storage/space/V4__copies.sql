-- The files that messages came from, by number, streams under the name they were given.
CREATE TABLE IF NOT EXISTS file_name (
    number INT PRIMARY KEY,
    name   VARCHAR NOT NULL UNIQUE
);

-- Which file each row is of; empty for the blocks of before.
ALTER TABLE block ADD COLUMN IF NOT EXISTS files VARBINARY DEFAULT X'' NOT NULL;

-- On which line a replaced row was; 0 where that is not known.
ALTER TABLE superseded ADD COLUMN IF NOT EXISTS line BIGINT DEFAULT 0 NOT NULL;

-- Copies that were left out, many to a row: the places of what they are copies of, the lines they are on (twice the line, and
-- one more where the content differs), and when they were received.
CREATE TABLE IF NOT EXISTS left_out_copies (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file        INT NOT NULL,
    last_line   BIGINT NOT NULL,
    places      VARBINARY NOT NULL,
    lines       VARBINARY NOT NULL,
    received_at VARBINARY NOT NULL
);
CREATE INDEX IF NOT EXISTS left_out_copies_of_file ON left_out_copies (file);
