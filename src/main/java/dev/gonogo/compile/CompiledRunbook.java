package dev.gonogo.compile;

import dev.gonogo.dsl.WordPositions;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The classes that a runbook compiles to, and where its words stand. */
record CompiledRunbook(Map<String, byte[]> classes, WordPositions positions) {

    void write(DataOutputStream out) throws IOException {
        out.writeInt(classes.size());
        for (var entry : classes.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().length);
            out.write(entry.getValue());
        }
        out.writeInt(positions.all().size());
        for (var word : positions.all().entrySet()) {
            out.writeUTF(word.getKey());
            out.writeInt(word.getValue().size());
            for (var position : word.getValue().entrySet()) {
                out.writeInt(position.getKey());
                out.writeInt(position.getValue());
            }
        }
        out.writeInt(positions.standIns().size());
        for (var standIn : positions.standIns().entrySet()) {
            out.writeInt(standIn.getKey());
            out.writeInt(standIn.getValue().line());
            out.writeInt(standIn.getValue().column());
        }
    }

    static CompiledRunbook read(DataInputStream in) throws IOException {
        var classes = new LinkedHashMap<String, byte[]>();
        for (int left = in.readInt(); left > 0; left--) {
            classes.put(in.readUTF(), in.readNBytes(in.readInt()));
        }
        var positions = new WordPositions();
        for (int words = in.readInt(); words > 0; words--) {
            var word = in.readUTF();
            for (int places = in.readInt(); places > 0; places--) {
                positions.add(word, in.readInt(), in.readInt());
            }
        }
        for (int standIns = in.readInt(); standIns > 0; standIns--) {
            positions.standIn(in.readInt(), new WordPositions.Position(in.readInt(), in.readInt()));
        }
        return new CompiledRunbook(classes, positions);
    }
}
