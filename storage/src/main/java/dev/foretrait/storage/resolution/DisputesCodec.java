package dev.foretrait.storage.resolution;

import dev.foretrait.engine.identity.ExternalId;
import dev.foretrait.storage.resolution.Disputes.Dispute;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Turns what is in dispute into bytes and back. */
final class DisputesCodec {

    private DisputesCodec() {}

    static byte[] encode(Disputes disputes) {
        return DirectoryCodec.written(out -> {
            write(disputes.users(), out);
            write(disputes.accounts(), out);
        });
    }

    static Disputes decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new Disputes(read(in), read(in));
    }

    private static void write(List<Dispute> disputes, DataOutputStream out) throws IOException {
        out.writeInt(disputes.size());
        for (Dispute dispute : disputes) {
            out.writeInt(dispute.owners().size());
            for (int owner : dispute.owners()) {
                out.writeInt(owner);
            }
            out.writeInt(dispute.unowned().size());
            for (ExternalId id : dispute.unowned()) {
                DirectoryCodec.writeId(id, out);
            }
        }
    }

    private static List<Dispute> read(ByteBuffer in) {
        List<Dispute> disputes = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            List<Integer> owners = new ArrayList<>();
            for (int owner = in.getInt(); owner > 0; owner--) {
                owners.add(in.getInt());
            }
            List<ExternalId> unowned = new ArrayList<>();
            for (int id = in.getInt(); id > 0; id--) {
                unowned.add(DirectoryCodec.readId(in));
            }
            disputes.add(new Dispute(owners, unowned));
        }
        return disputes;
    }
}
