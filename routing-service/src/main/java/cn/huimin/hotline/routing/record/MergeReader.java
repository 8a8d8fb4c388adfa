package cn.huimin.hotline.routing.record;

import static cn.huimin.hotline.routing.record.CommandReader.header;

import cn.huimin.hotline.routing.life.MergeCommand;
import cn.huimin.hotline.schemas.command.MergeCase;
import cn.huimin.hotline.schemas.command.NoteMerge;
import cn.huimin.hotline.schemas.command.UnmergeCase;
import org.apache.avro.specific.SpecificRecord;

/** What is asked about joining cases, as commands. */
final class MergeReader {

  private MergeReader() {}

  static MergeCommand read(SpecificRecord asked) {
    return switch (asked) {
      case MergeCase merge ->
          new MergeCommand.Merge(header(merge.getHeader()), merge.getLeadCaseId());
      case UnmergeCase unmerge -> new MergeCommand.Unmerge(header(unmerge.getHeader()));
      case NoteMerge note ->
          new MergeCommand.Note(
              header(note.getHeader()),
              note.getStep(),
              note.getOtherCaseId(),
              note.getOtherCaseNumber(),
              note.getUnitId(),
              Known.orNull(note.getVerdict()),
              Known.orNull(note.getClosingKind()),
              note.getReasonCode(),
              note.getMatterId(),
              note.getAccusedUnitId(),
              note.getReportAuthor());
      default ->
          throw new IllegalArgumentException(
              asked.getClass().getSimpleName() + " asks nothing about joining cases");
    };
  }
}
