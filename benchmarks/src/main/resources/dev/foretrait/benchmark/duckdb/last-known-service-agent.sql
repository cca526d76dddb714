-- formulation: arg_max
SELECT profile, arg_max(agent, ts) AS last_known_service_agent
FROM messages WHERE event = 'Flex - Engagement Initiated' GROUP BY profile;

-- formulation: row number
SELECT profile, agent AS last_known_service_agent
FROM messages WHERE event = 'Flex - Engagement Initiated' AND agent IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY profile ORDER BY ts DESC) = 1;
