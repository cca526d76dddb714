-- Where the rows of a block are that is no more: in another block, from that row on, or where the rows of that one are.
CREATE TABLE IF NOT EXISTS merged_block (
    number     INT PRIMARY KEY,
    into_block INT NOT NULL,
    first_row  INT NOT NULL
);
