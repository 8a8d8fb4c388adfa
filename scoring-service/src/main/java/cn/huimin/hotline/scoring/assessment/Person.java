package cn.huimin.hotline.scoring.assessment;

import org.jspecify.annotations.Nullable;

/**
 * Who entered something; names stay in the vault.
 *
 * @param account account name
 * @param role role in which they acted
 * @param unitId unit of the account, or null
 */
public record Person(String account, String role, @Nullable String unitId) {}
