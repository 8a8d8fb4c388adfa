package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.scrub.Identity;
import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * Who complained. Lives in the vault and in the memory of one request, nowhere else.
 *
 * @param name name, or null
 * @param phone phone as written, or null
 * @param email e-mail, or null
 * @param address home address, or null
 */
public record Complainant(
    @Nullable String name,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String address) {

  /** Name of the entry in the vault. */
  public static final String ENTRY = "complainant";

  /** Nobody. */
  public static final Complainant NOBODY = new Complainant(null, null, null, null);

  /** Whether nothing is known. */
  @JsonIgnore
  public boolean isNobody() {
    return equals(NOBODY);
  }

  /** Whether there is no way to reach the person: contact and callback are not due. */
  @JsonIgnore
  public boolean unreachable() {
    return phone == null && email == null;
  }

  /**
   * The person with a home, where none was given but the address of the matter points to a flat:
   * exports have a column 地址 in which some write where it happened and some where they live.
   */
  Complainant orHome(@Nullable String addressOfMatter) {
    return address == null && addressOfMatter != null && Identity.namesAFlat(addressOfMatter)
        ? new Complainant(name, phone, email, addressOfMatter)
        : this;
  }

  /** What texts must not betray. */
  public Identity identity() {
    return Identity.of(
        name, address, phone == null ? null : String.join(Identity.AND, People.numbers(phone)));
  }

  /** Without the person. */
  @Override
  public String toString() {
    return "Complainant[…]";
  }
}
