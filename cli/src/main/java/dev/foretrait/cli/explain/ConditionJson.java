package dev.foretrait.cli.explain;

import dev.foretrait.cli.output.JsonWriter;
import dev.foretrait.cli.output.ProfileIds;
import dev.foretrait.cli.values.ValueLines;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.evidence.ConditionEvidence;
import dev.foretrait.engine.evidence.ConditionEvidence.Side;
import dev.foretrait.engine.query.Printer;
import java.io.IOException;
import java.util.List;

/** The condition of an audience as data: a tree of objects. */
final class ConditionJson {

    private final JsonWriter json;
    private final ChainJson chains;
    private final ProfileIds users;
    private final Printer printer;

    ConditionJson(JsonWriter json, Explained explained) {
        this.users = explained.users();
        this.printer = explained.printer();
        this.json = json;
        this.chains = new ChainJson(json, explained.definition().source(), printer);
    }

    void write(ConditionEvidence condition) throws IOException {
        json.beginObject();
        json.name("holds").truth(condition.holds());
        if (condition instanceof ConditionEvidence.All all) {
            parts("all", all.parts());
        } else if (condition instanceof ConditionEvidence.Some some) {
            parts("any", some.parts());
        } else if (condition instanceof ConditionEvidence.Not not) {
            json.name("not");
            write(not.part());
        } else if (condition instanceof ConditionEvidence.OfUsers ofUsers) {
            json.name("asked").text(printer.text(ofUsers.asked()));
            json.name("users").number(ofUsers.users());
            json.name("meeting").number(ofUsers.meeting());
            deciding(ofUsers.deciding());
        } else {
            ConditionEvidence.Compared compared = (ConditionEvidence.Compared) condition;
            json.name("asked").text(printer.text(compared.asked()));
            json.name("sides").beginArray();
            for (Side side : compared.sides()) {
                side(side);
            }
            json.endArray();
        }
        json.endObject();
    }

    private void deciding(List<ConditionEvidence.User> deciding) throws IOException {
        json.name("deciding").beginArray();
        for (ConditionEvidence.User user : deciding) {
            json.beginObject();
            json.name("profile").text(users.segmentId(user.number()));
            json.name("externalIds");
            ValueLines.write(users.externalIds(user.number()), json);
            json.name("condition");
            write(user.condition());
            json.endObject();
        }
        json.endArray();
    }

    private void parts(String name, List<ConditionEvidence> parts) throws IOException {
        json.name(name).beginArray();
        for (ConditionEvidence part : parts) {
            write(part);
        }
        json.endArray();
    }

    /** What is compared, or copied. */
    void side(Side side) throws IOException {
        json.beginObject();
        json.name("operand").text(printer.text(side.operand()));
        json.name("values").beginArray();
        for (Value value : side.values()) {
            json.value(value);
        }
        json.endArray();
        if (side.definition().isPresent()) {
            json.name("definition").text(side.definition().get().key().orElseThrow());
        }
        if (side.chain().isPresent()) {
            json.name("chain");
            chains.write(side.chain().get());
        }
        json.endObject();
    }
}
