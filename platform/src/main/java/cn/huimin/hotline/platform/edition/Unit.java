package cn.huimin.hotline.platform.edition;

import cn.huimin.hotline.schemas.word.Stage;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit of the directory (DOMAIN §2, unit).
 *
 * @param id stable id
 * @param parentId unit above, null for the bureau
 * @param kind kind of unit
 * @param name full name
 * @param shortName short name, or null
 * @param aliases other names it goes by
 * @param stage stage of a school, or null
 * @param town town it stands in, or null
 * @param cityDirect 市直: directly under the bureau and assessed by itself
 * @param privateSchool 民办
 * @param pupils number of pupils, or null
 * @param closed closed or merged
 * @param successorId unit that took over, or null
 * @param categories level-1 categories a department is responsible for
 */
public record Unit(
    String id,
    @Nullable String parentId,
    UnitKind kind,
    String name,
    @Nullable String shortName,
    List<String> aliases,
    @Nullable Stage stage,
    @Nullable String town,
    boolean cityDirect,
    boolean privateSchool,
    @Nullable Integer pupils,
    boolean closed,
    @Nullable String successorId,
    List<String> categories) {

  /** Copies its lists. */
  public Unit {
    aliases = List.copyOf(aliases);
    categories = List.copyOf(categories);
  }

  /** Whether it is a school or kindergarten. */
  public boolean isSchool() {
    return kind == UnitKind.SCHOOL || kind == UnitKind.KINDERGARTEN;
  }
}
