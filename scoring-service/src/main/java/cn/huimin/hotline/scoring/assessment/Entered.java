package cn.huimin.hotline.scoring.assessment;

import cn.huimin.hotline.scoring.scheme.Fraction;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that was entered about a unit, as it stands.
 *
 * @param id that of its first command
 * @param commands all commands that made it what it is
 * @param act what it is
 * @param placeId unit that was looked at: the assessed one or one pooled under it
 * @param standing how it stands
 * @param item item it goes into, or null
 * @param found for all-or-nothing items
 * @param amount for items that count
 * @param matter for media and honours; what a filing is about
 * @param level level the matter reached
 * @param lineId ledger line that a strike or an appeal is about
 * @param eventId event or entry that a strike voids
 * @param by who entered it
 * @param second who struck, heard or decided it
 * @param enteredAt when it was entered
 * @param from begin of a tenure
 * @param until end of publicity, of a plan or of a tenure
 * @param textId text of the newest step, or null
 * @param files ids of files that prove it
 * @param batch names what was entered in one go, or null
 */
public record Entered(
    String id,
    List<String> commands,
    Act act,
    String placeId,
    Standing standing,
    @Nullable String item,
    @Nullable Boolean found,
    @Nullable Fraction amount,
    @Nullable String matter,
    @Nullable String level,
    @Nullable String lineId,
    @Nullable String eventId,
    Person by,
    @Nullable Person second,
    Instant enteredAt,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable String textId,
    List<String> files,
    @Nullable String batch) {

  /** Copies its lists. */
  public Entered {
    commands = List.copyOf(commands);
    files = List.copyOf(files);
  }

  /** Whether it is one that counts. */
  boolean stands() {
    return standing == Standing.STANDS;
  }

  /** The same with when it begins, and until when it holds or by when it is to be done. */
  Entered during(@Nullable Instant begin, @Nullable Instant end) {
    return new Entered(
        id, commands, act, placeId, standing, item, found, amount, matter, level, lineId, eventId,
        by, second, enteredAt, begin, end, textId, files, batch);
  }

  /** The same after a further step of somebody. */
  Entered moved(Standing to, AssessmentCommand.Header step) {
    return new Entered(
        id,
        Stream.concat(commands.stream(), Stream.of(step.commandId())).toList(),
        act,
        placeId,
        to,
        item,
        found,
        amount,
        matter,
        level,
        lineId,
        eventId,
        by,
        step.by(),
        enteredAt,
        from,
        until,
        step.textId() == null ? textId : step.textId(),
        Stream.concat(files.stream(), step.files().stream()).distinct().toList(),
        batch);
  }
}
