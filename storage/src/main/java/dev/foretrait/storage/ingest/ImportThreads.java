package dev.foretrait.storage.ingest;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The threads that imports read and write with. They stay for a minute, since small imports follow each other. */
final class ImportThreads {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "foretrait-import");
        thread.setDaemon(true);
        return thread;
    });

    private ImportThreads() {}

    /** Begins some work, for which there always is a thread. */
    static Future<?> start(Runnable work) {
        return THREADS.submit(work);
    }
}
