package io.atalaya.operators.sensor;

/** Which of a Modbus device's four tables. */
public enum RegisterTable {
    /** Function 3. */
    HOLDING,
    /** Function 4. */
    INPUT,
    /** Function 1; on or off. */
    COIL,
    /** Function 2; on or off. */
    DISCRETE_INPUT;

    public boolean isBits() {
        return this == COIL || this == DISCRETE_INPUT;
    }
}
