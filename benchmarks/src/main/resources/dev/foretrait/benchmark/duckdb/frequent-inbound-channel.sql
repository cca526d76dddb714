-- formulation: histogram
SELECT profile, CASE WHEN list_max(map_values(seen)) >= 2
    THEN map_keys(seen)[list_position(map_values(seen), list_max(map_values(seen)))] END AS frequent_inbound_channel
FROM (SELECT profile, histogram(channel) AS seen FROM messages WHERE event = 'Flex - Engagement Initiated' AND direction = 'Inbound' GROUP BY profile);

-- formulation: counts by value
SELECT profile, arg_min(channel, rank) AS frequent_inbound_channel
FROM (
    SELECT profile, channel, {'least': -count(*), 'first': channel} AS rank
    FROM messages
    WHERE event = 'Flex - Engagement Initiated' AND direction = 'Inbound' AND channel IS NOT NULL
    GROUP BY profile, channel HAVING count(*) >= 2)
GROUP BY profile;
