package dev.gonogo.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** The `\if` blocks of a file that are open, and whether what stands in them now is read. */
final class Branches {

    private enum State {
        TAKEN,
        NOT_YET,
        /** Another branch was taken, or the whole block is skipped. */
        IGNORED,
        ELSE_TAKEN,
        ELSE_IGNORED
    }

    private static final class Block {
        private final int offset;
        private State state;

        private Block(int offset, State state) {
            this.offset = offset;
            this.state = state;
        }
    }

    private final Deque<Block> open = new ArrayDeque<>();

    boolean areActive() {
        return open.isEmpty() || isActive(open.peek());
    }

    /** @param condition is asked only when it decides */
    void open(int offset, BooleanSupplier condition) {
        boolean asked = areActive();
        open.push(new Block(offset, asked ? chosen(condition) : State.IGNORED));
    }

    /** @return what is wrong with it here, empty when it is right */
    String otherwise(BooleanSupplier condition) {
        if (open.isEmpty()) {
            return "has no `\\if`";
        }
        var block = open.peek();
        switch (block.state) {
            case TAKEN, IGNORED -> block.state = State.IGNORED;
            case NOT_YET -> block.state = chosen(condition);
            default -> {
                return "stands behind the `\\else`";
            }
        }
        return "";
    }

    /** @return what is wrong with it here, empty when it is right */
    String atLast() {
        if (open.isEmpty()) {
            return "has no `\\if`";
        }
        var block = open.peek();
        switch (block.state) {
            case TAKEN, IGNORED -> block.state = State.ELSE_IGNORED;
            case NOT_YET -> block.state = State.ELSE_TAKEN;
            default -> {
                return "stands behind the `\\else`";
            }
        }
        return "";
    }

    /** @return what is wrong with it here, empty when it is right */
    String close() {
        return open.poll() == null ? "has no `\\if`" : "";
    }

    /** Where the innermost block that has no end begins. */
    OptionalInt leftOpen() {
        return open.isEmpty() ? OptionalInt.empty() : OptionalInt.of(open.peek().offset);
    }

    private static State chosen(BooleanSupplier condition) {
        return condition.getAsBoolean() ? State.TAKEN : State.NOT_YET;
    }

    private static boolean isActive(Block block) {
        return block.state == State.TAKEN || block.state == State.ELSE_TAKEN;
    }
}
