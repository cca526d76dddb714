-- formulation: count
SELECT profile, count(*) AS total_inbounds
FROM messages WHERE event = 'Flex - Engagement Initiated' AND direction = 'Inbound' GROUP BY profile;
