-- formulation: counts by value, codes
SELECT profile, arg_min(channel, rank) AS frequent_inbound_channel
FROM (
    SELECT profile, channel, -count(*) * 1000 + enum_code(channel) AS rank
    FROM messages
    WHERE event = 'Flex - Engagement Initiated' AND direction = 'Inbound' AND channel IS NOT NULL
    GROUP BY profile, channel HAVING count(*) >= 2)
GROUP BY profile;
