package dev.gonogo.trail.render;

import java.nio.file.Path;

/** `--templates` names what is no folder. */
public final class NoTemplates extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoTemplates(Path folder) {
        super(
                "there is no folder `%s` with templates\n  hint: a template in it takes the place of ours of that name, such as `report.html.ftlh`"
                        .formatted(folder));
    }
}
