/**
 * Where PostgreSQL comes from: an embedded server by default, any other by {@code
 * spring.datasource.*}.
 */
@org.springframework.modulith.ApplicationModule(
    displayName = "Database",
    allowedDependencies = {"shared"})
package io.muster.database;
