package dev.foretrait.storage.ingest;

/** The places of a message that an import looks at (messages.md 1). */
final class Envelope {

    final KeyNode type;
    final KeyNode event;
    final KeyNode messageId;
    final KeyNode userId;
    final KeyNode anonymousId;
    final KeyNode previousId;
    final KeyNode groupId;
    final KeyNode name;
    final KeyNode category;
    final KeyNode timestamp;
    final KeyNode originalTimestamp;
    final KeyNode sentAt;
    final KeyNode receivedAt;
    final KeyNode sourceId;
    final KeyNode projectId;
    final KeyNode properties;
    final KeyNode traits;
    final KeyNode context;
    final KeyNode contextGroupId;
    final KeyNode categoryPreferences;
    final KeyNode computationId;
    final KeyNode externalIds;
    final KeyNode allIntegrations;
    final KeyNode personas;
    final KeyNode batch;

    Envelope(KeyTree keys) {
        type = keys.at("type");
        event = keys.at("event");
        messageId = keys.at("messageId");
        userId = keys.at("userId");
        anonymousId = keys.at("anonymousId");
        previousId = keys.at("previousId");
        groupId = keys.at("groupId");
        name = keys.at("name");
        category = keys.at("category");
        timestamp = keys.at("timestamp");
        originalTimestamp = keys.at("originalTimestamp");
        sentAt = keys.at("sentAt");
        receivedAt = keys.at("receivedAt");
        sourceId = keys.at("sourceId");
        projectId = keys.at("projectId");
        properties = keys.at("properties");
        traits = keys.at("traits");
        context = keys.at("context");
        contextGroupId = keys.at("context", "groupId");
        categoryPreferences = keys.at("context", "consent", "categoryPreferences");
        computationId = keys.at("context", "personas", "computation_id");
        externalIds = keys.at("context", "externalIds");
        allIntegrations = keys.at("integrations", "All");
        personas = keys.at("integrations", "Personas");
        batch = keys.at("batch");
    }
}
