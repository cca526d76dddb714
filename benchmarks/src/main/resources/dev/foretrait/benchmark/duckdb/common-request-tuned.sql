-- formulation: counts by value, codes
SELECT profile, arg_min(topic, rank) AS common_request
FROM (
    SELECT profile, topic, -count(*) * 1000 + enum_code(topic) AS rank
    FROM messages
    WHERE event = 'Flex - Engagement Completed' AND topic IS NOT NULL
    GROUP BY profile, topic HAVING count(*) >= 2)
GROUP BY profile;
