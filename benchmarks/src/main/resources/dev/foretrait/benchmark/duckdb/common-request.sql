-- formulation: histogram
SELECT profile, CASE WHEN list_max(map_values(seen)) >= 2
    THEN map_keys(seen)[list_position(map_values(seen), list_max(map_values(seen)))] END AS common_request
FROM (SELECT profile, histogram(topic) AS seen FROM messages WHERE event = 'Flex - Engagement Completed' GROUP BY profile);

-- formulation: counts by value
SELECT profile, arg_min(topic, rank) AS common_request
FROM (
    SELECT profile, topic, {'least': -count(*), 'first': topic} AS rank
    FROM messages
    WHERE event = 'Flex - Engagement Completed' AND topic IS NOT NULL
    GROUP BY profile, topic HAVING count(*) >= 2)
GROUP BY profile;
