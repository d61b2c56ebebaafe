package io.spatialforge.core.scene;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of {@link RegionFlag}s, in one int because every rule asks for them.
 *
 * @param bits bit {@code n} stands for the flag of ordinal {@code n}
 */
public record Flags(int bits) {

    public static final Flags NONE = new Flags(0);

    /** These and no others. */
    public static Flags of(RegionFlag... flags) {
        Flags set = NONE;
        for (RegionFlag flag : flags) {
            set = set.with(flag);
        }
        return set;
    }

    /** These and one more. */
    public Flags with(RegionFlag flag) {
        return new Flags(bits | 1 << flag.ordinal());
    }

    /** Whether it is one of these. */
    public boolean has(RegionFlag flag) {
        return (bits & 1 << flag.ordinal()) != 0;
    }

    /** Whether any of the other set's flags is in this one. */
    public boolean hasAny(Flags others) {
        return (bits & others.bits) != 0;
    }

    /** The flags in the order of their declaration. */
    public List<RegionFlag> toList() {
        List<RegionFlag> list = new ArrayList<>();
        for (RegionFlag flag : RegionFlag.values()) {
            if (has(flag)) {
                list.add(flag);
            }
        }
        return list;
    }
}
