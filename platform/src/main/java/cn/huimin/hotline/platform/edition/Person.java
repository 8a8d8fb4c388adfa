package cn.huimin.hotline.platform.edition;

import cn.huimin.hotline.schemas.word.Role;

/**
 * A person of the directory, by account; the name is in the vault.
 *
 * @param account account name
 * @param unitId unit of the person
 * @param role role there
 * @param deputy whether a deputy (分管)
 */
public record Person(String account, String unitId, Role role, boolean deputy) {}
