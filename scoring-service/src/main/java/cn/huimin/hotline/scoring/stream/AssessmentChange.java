package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.schemas.assessment.AssessmentHeader;
import cn.huimin.hotline.scoring.assessment.Assessment;
import cn.huimin.hotline.scoring.assessment.AssessmentLines;
import cn.huimin.hotline.scoring.assessment.Entered;
import cn.huimin.hotline.scoring.fact.Assessed;
import cn.huimin.hotline.scoring.ledger.Difference;
import cn.huimin.hotline.scoring.scheme.Scheme;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What is entered anew about a unit, with the lines that follow from it.
 *
 * @param after all that was entered then
 * @param out what is to be forwarded
 */
record AssessmentChange(Assessment after, List<Record<String, SpecificRecord>> out) {

  static AssessmentChange of(
      Assessment before,
      List<Entered> changed,
      AssessmentHeader header,
      Scheme scheme,
      String period) {
    var at = header.getAcceptedAt();
    var key = header.getUnitId();
    var after = before;
    var values = new ArrayList<SpecificRecord>();
    for (var one : changed) {
      after = after.after(one);
      values.add(AssessmentRecords.entered(one, header, scheme.id(), period));
    }
    var unit = new Assessed(header.getUnitId(), header.getUnitName());
    var difference =
        Difference.between(
            AssessmentLines.of(before, unit, scheme, period),
            AssessmentLines.of(after, unit, scheme, period));
    difference.strike().forEach(line -> values.add(ScoreRecords.struck(line, at)));
    difference.post().forEach(line -> values.add(ScoreRecords.posted(line, at)));
    return new AssessmentChange(
        after,
        values.stream()
            .map(value -> new Record<String, SpecificRecord>(key, value, at.toEpochMilli()))
            .toList());
  }
}
