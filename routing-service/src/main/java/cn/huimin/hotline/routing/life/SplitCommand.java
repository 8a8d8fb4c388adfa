package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.DemandType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands about splitting a call (拆单). */
public sealed interface SplitCommand extends CaseCommand {

  /**
   * One matter of a call.
   *
   * @param caseId case to be opened for it
   * @param caseNumber its number
   * @param externalNumber number of the source, with the part
   * @param content the matter in words, to be recognised and forgotten
   * @param contentHash hash of it
   * @param texts its text
   */
  record Part(
      String caseId,
      String caseNumber,
      String externalNumber,
      String content,
      String contentHash,
      List<Text> texts) {

    /** Copies its list. */
    public Part {
      texts = List.copyOf(texts);
    }
  }

  /** The centre splits the call. */
  record Split(CommandHeader header, List<Part> parts) implements SplitCommand {

    /** Copies its list. */
    public Split {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Routing opens a case for one matter.
   *
   * @param handIn what is handed in, as if a channel did
   * @param parentId case of the call
   * @param parentNumber its number
   * @param ordinal which matter of the call
   * @param hidden whether the call is hidden from units: then each of its matters is
   * @param accusedUnitId unit the call is against, or null: no matter of it goes there
   * @param accusing demand type of a call that accuses somebody, or null: so do its matters,
   *     whatever the source called it, until two people downgrade one of them (DOMAIN §3)
   */
  record OpenPart(
      CaseCommand.HandIn handIn,
      String parentId,
      String parentNumber,
      int ordinal,
      boolean hidden,
      @Nullable String accusedUnitId,
      @Nullable DemandType accusing)
      implements SplitCommand {

    @Override
    public CommandHeader header() {
      return handIn.header();
    }
  }

  /**
   * Routing tells the call how one of its matters stands.
   *
   * @param partId case of the matter
   * @param ended whether it has ended; false if it had, and is handled again
   */
  record NotePart(CommandHeader header, String partId, boolean ended) implements SplitCommand {}
}
