package dev.keyturn;

/**
 * Something to read: as text by {@code toString}, as Markdown, and as JSON whose fields are promised. Secrets are in none of
 * them.
 */
public sealed interface Shown
        permits Plan,
                Report,
                RollbackPlan,
                Rehearsal,
                Status,
                Verification,
                HistoryOf,
                SetReport,
                SetReport.Part,
                LayersPlan,
                Failed,
                Brief,
                Rendered,
                TransferPlan,
                TransferReport,
                TransferStatus {
    /** For a pull request or a wiki. */
    String toMarkdown();

    /** For programs: one JSON object. */
    String toJson();
}
