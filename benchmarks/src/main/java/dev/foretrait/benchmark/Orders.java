package dev.foretrait.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;

/** An export of orders with arrays of products, which a contact centre does not send. */
final class Orders {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ORDERS_PER_PROFILE = 20;
    private static final int SKUS = 40;
    private static final int MOST_PRODUCTS = 5;

    private Orders() {}

    /** Writes so many orders, the same for the same seed. */
    static void writeTo(Path file, long orders, long seed) throws IOException {
        Random random = new Random(seed);
        int profiles = (int) Math.max(1, orders / ORDERS_PER_PROFILE);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (long order = 0; order < orders; order++) {
                String time = FIRST.plusMillis(order * 1_000).toString();
                out.write("{\"type\":\"track\",\"event\":\"Order Completed\",\"messageId\":\"order-" + order
                        + "\",\"userId\":\"C-"
                        + random.nextInt(profiles) + "\",\"timestamp\":\"" + time + "\",\"receivedAt\":\"" + time
                        + "\",\"properties\":{\"sku\":\"" + sku(random) + "\",\"products\":[");
                int products = 1 + random.nextInt(MOST_PRODUCTS);
                for (int product = 0; product < products; product++) {
                    out.write((product == 0 ? "" : ",") + "{\"sku\":\"" + sku(random) + "\",\"price\":"
                            + random.nextInt(100) + "}");
                }
                out.write("]}}\n");
            }
        }
    }

    private static String sku(Random random) {
        return "S" + random.nextInt(SKUS);
    }
}
