package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.scratch.ScratchFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Reads a spreadsheet out for who goes on with it: a survey, a list to reconcile. Nothing of it is
 * kept.
 */
@RestController
class TableController {

  private static final int MOST_ROWS = 5_001;
  private static final int MOST_BYTES = 5 << 20;

  /**
   * A table.
   *
   * @param sheet worksheet; empty where the file has none
   */
  record Read(String sheet, List<Row> rows) {}

  /**
   * A row that is not empty.
   *
   * @param row as the spreadsheet counts it
   */
  record Row(int row, List<String> cells) {}

  private final ScratchFiles scratch;

  TableController(ScratchFiles scratch) {
    this.scratch = scratch;
  }

  @PostMapping("/api/v1/tables")
  Read read(@RequestParam(required = false) @Nullable MultipartFile file) {
    if (file == null || file.isEmpty()) {
      throw Refusal.invalid("file", "请选择 .xlsx、.xls 或 .csv 文件");
    }
    if (file.getSize() > MOST_BYTES) {
      throw new Refusal(ProblemCode.TOO_LARGE, "表格最大 5 MB，请拆分或只留要用的工作表");
    }
    try {
      return scratch.with(
          kept -> {
            file.transferTo(kept);
            return read(kept);
          });
    } catch (IOException e) {
      throw new UncheckedIOException("an upload could not be read", e);
    }
  }

  private static Read read(Path file) throws IOException {
    try {
      var table = PlainSheet.read(file, MOST_ROWS);
      return new Read(
          table.sheet(),
          table.rows().stream().map(row -> new Row(row.number(), row.texts())).toList());
    } catch (UnreadableSheetException e) {
      throw new Refusal(ProblemCode.FILE_NOT_READABLE, String.valueOf(e.getMessage()), e);
    }
  }
}
