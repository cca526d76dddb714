package dev.foretrait.storage.catalogue;

/** The names of the fields of catalogues, for those who read and who write them. */
final class Vocabulary {

    static final String CATALOGUE = "catalogue";
    static final String PREFIX = "prefix";
    static final String EVENTS = "events";
    static final String INSTEAD_OF = "instead_of";

    static final String EVENT = "event";
    static final String PROPERTIES = "properties";
    static final String SUBJECT = "subject";
    static final String PARTNER = "partner";
    static final String TALK = "talk";
    static final String START = "start";
    static final String SECONDS = "seconds";

    static final String TYPE = "type";
    static final String SID = "sid";
    static final String REQUIRED = "required";
    static final String VALUES = "values";
    static final String OPEN = "open";

    /** The type of a property that may be anything. */
    static final String ANY = "any";

    private Vocabulary() {}
}
